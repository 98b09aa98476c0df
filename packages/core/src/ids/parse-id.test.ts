import { expect, test } from "vitest";
import { createRandom } from "../../test/bytes.ts";
import { toWords } from "../../test/id-words.ts";
import { createIdWords, formatId, parseId } from "./parse-id.ts";

const largest = 2n ** 64n - 1n;

/** The two words, or undefined if the text is not an ID. It stands between digits that must not be read. */
function parse(text: string): readonly number[] | undefined {
  const words = createIdWords();
  const bytes = Buffer.from(`9${text}9`);
  return parseId(bytes, { start: 1, end: bytes.length - 1 }, words) ? [...words] : undefined;
}

/** What the text means by BigInt and the ID's own definition. */
function parseByBigInt(text: string): readonly number[] | undefined {
  return /^[1-9][0-9]{0,19}$/.test(text) && BigInt(text) <= largest ? toWords(BigInt(text)) : undefined;
}

test.for([
  "",
  "0",
  "00",
  "01",
  "012345678901234567890",
  String(largest + 1n),
  "99999999999999999999",
  "100000000000000000000",
  "18446744073709551615 ",
  " 1",
  "1 ",
  "-1",
  "+1",
  "1.0",
  "1e3",
  "0x10",
  "1_000",
  "1,000",
  "12a",
  "a12",
  "1/",
  "1:",
  "/1",
  ":1",
  "１２",
  "1\u0000",
  "1\r",
  "\ufeff1",
])("%j is not an ID", (text) => {
  expect(parse(text)).toBeUndefined();
});

test("IDs around every power of two, of ten and of the digits' split agree with BigInt", () => {
  const centres = [
    ...Array.from({ length: 65 }, (_, bit) => 2n ** BigInt(bit)),
    ...Array.from({ length: 21 }, (_, digits) => 10n ** BigInt(digits)),
    ...Array.from({ length: 11 }, (_, digits) => 65_536n * 10n ** BigInt(9 + digits)),
    ...Array.from({ length: 5 }, (_, digits) => 4_294_967_296n * 10n ** BigInt(digits)),
  ];
  for (const centre of centres) {
    for (let offset = -3n; offset <= 3n; offset++) {
      const text = String(centre + offset);
      expect([text, parse(text)]).toEqual([text, parseByBigInt(text)]);
    }
  }
});

test("random digits of every length agree with BigInt", () => {
  const random = createRandom(7);
  for (let length = 1; length <= 22; length++) {
    for (let round = 0; round < 500; round++) {
      const text = Array.from({ length }, () => Math.floor(random() * 10)).join("");
      expect([text, parse(text)]).toEqual([text, parseByBigInt(text)]);
    }
  }
});

test("every prefix of the largest ID with every next digit agrees with BigInt", () => {
  const digits = String(largest);
  for (let length = 0; length < digits.length; length++) {
    for (let digit = 0; digit < 10; digit++) {
      const text = `${digits.slice(0, length)}${digit}${"9".repeat(digits.length - length - 1)}`;
      expect([text, parse(text)]).toEqual([text, parseByBigInt(text)]);
    }
  }
});

test("what was read is written as the same digits", () => {
  const random = createRandom(8);
  const ids = [1n, 9n, 2n ** 31n, 2n ** 32n - 1n, 2n ** 32n, 2n ** 53n + 1n, 2n ** 63n, largest];
  // A low word at either end is where a rounded high word would be wrong.
  for (let high = 1n; high < 2n ** 32n; high = high * 3n + 1n)
    ids.push(high << 32n, (high << 32n) | 0xffffffffn);
  for (let round = 0; round < 2_000; round++) {
    ids.push((BigInt(Math.floor(random() * 2 ** 32)) << 32n) | BigInt(Math.floor(random() * 2 ** 32)) | 1n);
  }
  for (const id of ids) {
    const [high, low] = parse(String(id)) as [number, number];
    expect(formatId(high, low)).toBe(String(id));
  }
});
