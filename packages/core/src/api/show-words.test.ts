import fc from "fast-check";
import { expect, test } from "vitest";
import { showWords } from "./show-words.ts";

test.for<readonly [string, string | undefined]>([
  ["The upload was malformed.", "The upload was malformed"],
  ["internal_error: retry (code 500)", "internal error retry code"],
  ["X couldn't read/parse `input`!", "X couldn't read parse input"],
  ["::add-mask::x <b>`rm`</b> [a](https://b.c) ##[error]y", undefined],
  ["line 5: 1160164553482756096 is not an ID", "line is not an ID"],
  ["line abcdefghijklmnopqrst is not an ID", "line is not an ID"],
  ["see https://storage.googleapis.com/b?sig=abcdef", "see"],
  ["words ".repeat(40), "words ".repeat(12).trim()],
  ["\u001b[31m\u202e", undefined],
  ["…", undefined],
  ["", undefined],
])("of %j plain words alone are shown", ([text, shown]) => {
  expect(showWords(text, [])).toBe(shown);
});

const token = "AAAAAAAAAAAAAAAAAAAAAstrangerSECRET%3Dtoken14XYZ";

test.for([
  `bad token ${token}`,
  `bad ${decodeURIComponent(token)}`,
  `bad ${encodeURIComponent(token)}`,
  "bad stranger",
  "the SECR et",
  "s t r a n g e r",
  "begins with aaaa",
])("%j holds a part of the token, so nothing of it is shown", (text) => {
  expect(showWords(text, [token])).toBeUndefined();
  expect(showWords(text, [])).not.toBe("");
});

test("a reason that shares no more than three letters with it is shown", () => {
  expect(showWords("the upload was malformed", [token])).toBe("the upload was malformed");
});

test("no run of a secret comes through, however it stands in a text", () => {
  const letters = fc.string({ unit: fc.constantFrom(..."abcXYZ012-_%~+/="), minLength: 8, maxLength: 60 });
  const separator = fc.constantFrom("", " ", "-", "_", ".", "\n", "%20", ":", "/");
  const change = fc.constantFrom<(text: string) => string>(
    (text) => text,
    (text) => text.toUpperCase(),
    (text) => text.toLowerCase(),
    encodeURIComponent,
  );
  fc.assert(
    fc.property(letters, separator, change, fc.string(), fc.nat(), (secret, between, alter, around, from) => {
      const cut = secret.slice(from % (secret.length - 4));
      const text = `${around} ${[...alter(cut)].join(between)} ${around}`;
      const shown = (showWords(text, [secret]) ?? "").toLowerCase().replaceAll(/[^a-z0-9]/g, "");
      const known = secret.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
      for (let at = 0; at + 4 <= shown.length; at++) expect(known).not.toContain(shown.slice(at, at + 4));
    }),
    { numRuns: 1_000 },
  );
});
