import { expect, test } from "vitest";
import { errorTable } from "../error-table.ts";
import { toInputFault, toInputWords } from "./to-input-words.ts";

test.for([
  ['set `onBadEntry: "keep"` or raise `timeoutMs`', "set `on-bad-entry: keep` or raise `timeout-minutes`"],
  ["run again with `reuseWithinMs: 0`", "run again with `reuse-within-minutes: 0`"],
  ["set `HTTPS_PROXY`, or `toString`", "set `HTTPS_PROXY`, or `toString`"],
] as const)("%s: %s", ([hint, words]) => {
  expect(toInputWords(hint)).toBe(words);
});

test("a fault names the inputs, and how globs leave out the file that it is about", () => {
  const message = "has IDs written as `x`: set `idForm`, or `embeddedPosts` to `ignore`";
  expect(toInputFault({ message })).toBe(
    "has IDs written as `x`: set `id-form`, or `embedded-posts` to `ignore`",
  );
  const none = { message: "has no ID at all: if it is not a list, leave it out" };
  expect(toInputFault(none)).toBe(none.message);
  expect(toInputFault({ ...none, file: "a/$&.txt" })).toBe(
    "has no ID at all: if it is not a list, exclude it with `!a/$&.txt` in `files`",
  );
});

test("core's hints name core's options, and as inputs none of them", () => {
  for (const { hint } of Object.values(errorTable)) {
    expect(hint).not.toMatch(/`[a-z]+-[a-z-]+(?:: [^`]+)?`|`(?:files|config|concurrency)`|workflow|Re-run/);
    expect(toInputWords(hint)).not.toMatch(/`[a-z]+[A-Z]/);
  }
});
