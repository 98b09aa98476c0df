import { expect, test } from "vitest";
import { isLfsPointer } from "./is-lfs-pointer.ts";

const pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n";

test.each([
  ["a pointer", pointer, true],
  ["its first 64 bytes", pointer.slice(0, 64), true],
  ["a pointer behind a byte order mark", `\ufeff${pointer}`, true],
  ["a pointer of a later version", pointer.replace("v1", "v2"), true],
  ["a list", "1\n2\n", false],
  ["a list that speaks of a pointer", `# ${pointer}`, false],
  ["nothing", "", false],
])("%s", (_name, text, expected) => {
  expect(isLfsPointer(Buffer.from(text))).toBe(expected);
});
