import { expect, test } from "vitest";
import { describeFault } from "./describe-fault.ts";
import { toOwnWords } from "./to-own-words.ts";

test("inputs of the action are options here, with their values", () => {
  expect(toOwnWords("set `type: users`, or `field`; check `x-api-url` and `NO_PROXY` in `toString`")).toBe(
    "set `--type users`, or `--field`; check `--api-url` and `NO_PROXY` in `toString`",
  );
});

test.each([
  [{ file: "a.txt", line: 3, message: "is not an ID" }, "a.txt:3 is not an ID"],
  [{ file: "a.txt", line: 3, lines: "3–9", message: "are not IDs" }, "a.txt:3–9 are not IDs"],
  [{ message: "is gone" }, "is gone"],
])("%o is shown on one line", (fault, text) => {
  expect(describeFault(fault)).toBe(text);
});
