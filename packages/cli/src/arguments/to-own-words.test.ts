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
  [
    { file: "a.txt", line: 3, lines: "3, 1015 and 3319", message: "each is not an ID" },
    "a.txt, lines 3, 1015 and 3319: each is not an ID",
  ],
  [{ message: "is gone" }, "is gone"],
])("%o is shown on one line", (fault, text) => {
  expect(describeFault(fault)).toBe(text);
});

test("with a config file its keys are left as they are, and what is an option alone is one", () => {
  expect(toOwnWords("set `type: users` or `on-bad-entry`; see `config` and `timeout-minutes`", true)).toBe(
    "set `type: users` or `on-bad-entry`; see `--config` and `--timeout-minutes`",
  );
});

test("globs are arguments, unless a config file has them", () => {
  const text = "exclude it with `!names.txt` in `files`";
  expect([toOwnWords(text), toOwnWords(text, true)]).toEqual(["exclude it with `!names.txt`", text]);
});

test("a switch gets no value", () => {
  expect(toOwnWords("set `allow-empty: true` or `wait: false`")).toBe("set `--allow-empty` or `--no-wait`");
});
