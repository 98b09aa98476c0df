import { expect, test } from "vitest";
import { errorTable } from "../error-table.ts";
import { toInputWords } from "./to-input-words.ts";

test.for([
  ['set `onBadEntry: "keep"` or raise `timeoutMs`', "set `on-bad-entry: keep` or raise `timeout-minutes`"],
  ["run again with `reuseWithinMs: 0`", "run again with `reuse-within-minutes: 0`"],
  ["set `HTTPS_PROXY`, or `toString`", "set `HTTPS_PROXY`, or `toString`"],
] as const)("%s: %s", ([hint, words]) => {
  expect(toInputWords(hint)).toBe(words);
});

test("core's hints name core's options, and as inputs none of them", () => {
  for (const { hint } of Object.values(errorTable)) {
    expect(hint).not.toMatch(/`[a-z]+-[a-z-]+(?:: [^`]+)?`|`(?:files|config|concurrency)`|workflow|Re-run/);
    expect(toInputWords(hint)).not.toMatch(/`[a-z]+[A-Z]/);
  }
});
