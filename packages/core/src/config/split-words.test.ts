import fc from "fast-check";
import { expect, test } from "vitest";
import { splitGlobs } from "./split-words.ts";

test("globs that are written in a list are read one by one, as they are", () => {
  const word = fc
    .string({ unit: fc.constantFrom(..."ab*?!/. []"), minLength: 1 })
    .map((text) => `x${text.trim()}y`);
  const glob = fc.oneof(
    word,
    fc.tuple(word, word).map(([one, other]) => `d/{${one},${other}}.txt`),
  );
  const separator = fc.constantFrom(",", "\n", ", ", "\n\n", " ,\n");
  fc.assert(
    fc.property(fc.uniqueArray(glob), separator, (globs, between) => {
      expect(splitGlobs(globs.join(between))).toEqual(globs);
    }),
  );
});

test("a comma separates globs just where no brace is closed behind it before one opens, also in 400,000 of them", () => {
  const text = fc.string({ unit: fc.constantFrom(..."{},\na"), maxLength: 40 });
  fc.assert(
    fc.property(text, (globs) => {
      const words = globs.split(/\n|,(?![^{}\n]*\})/).map((word) => word.trim());
      expect(splitGlobs(globs)).toEqual([...new Set(words.filter((word) => word !== ""))]);
    }),
    { numRuns: 2000 },
  );
  expect(splitGlobs(`a${",".repeat(400_000)}b`)).toEqual(["a", "b"]);
});
