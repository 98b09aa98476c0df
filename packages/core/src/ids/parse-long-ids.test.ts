import { expect, test } from "vitest";
import { createRandom } from "../../test/bytes.ts";
import { toWords } from "../../test/id-words.ts";
import { parseLongIds } from "./parse-long-ids.ts";

/** What is made of texts that stand one behind the other, between digits that must not be read. */
function parse(texts: readonly string[]): { readonly stop: number; readonly words: readonly string[] } {
  const bytes = Buffer.from(`9${texts.join("9")}9`, "latin1");
  const columns = {
    idStart: new Int32Array(texts.length),
    idEnd: new Int32Array(texts.length),
    high: new Int32Array(texts.length),
    low: new Int32Array(texts.length),
  };
  let at = 1;
  for (const [row, text] of texts.entries()) {
    columns.idStart[row] = at;
    columns.idEnd[row] = at + text.length;
    at += text.length + 1;
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const stop = parseLongIds(view, columns, { from: 0, to: texts.length });
  const words = Array.from({ length: stop }, (_, row) => `${columns.high[row]},${columns.low[row]}`);
  return { stop, words };
}

/** What a text means by BigInt, if it is an ID of 17 to 20 digits. */
function parseByBigInt(text: string): readonly string[] {
  return /^[1-9][0-9]{16,19}$/.test(text) && BigInt(text) < 2n ** 64n ? [toWords(BigInt(text)).join()] : [];
}

const centres = [
  // Where the low word turns over a high word that was rounded would be wrong.
  ...Array.from({ length: 2_000 }, (_, step) => BigInt(1 + step * 2_147_479) << 32n),
  ...Array.from({ length: 65 }, (_, bit) => 2n ** BigInt(bit)),
  ...Array.from({ length: 21 }, (_, digits) => 10n ** BigInt(digits)),
  ...Array.from({ length: 9 }, (_, digits) => 65_536n * 10n ** BigInt(digits + 8)),
  ...Array.from({ length: 4 }, (_, digits) => 4_294_967_296n * 10n ** BigInt(digits + 8)),
];

test("IDs around every power of two and of ten agree with BigInt, and other lengths are left alone", () => {
  for (const centre of centres) {
    for (let offset = -3n; offset <= 3n; offset++) {
      const text = String(centre + offset);
      expect([text, parse([text]).words]).toEqual([text, parseByBigInt(text)]);
    }
  }
});

test("random digits of 16 to 21 places agree with BigInt", () => {
  const random = createRandom(71);
  for (let round = 0; round < 20_000; round++) {
    const length = 16 + Math.floor(random() * 6);
    const text = Array.from({ length }, () => Math.floor(random() * 10)).join("");
    const [words, expected] = [parse([text]).words.join(), parseByBigInt(text).join()];
    if (words !== expected) throw new Error(`${text} was read as ${words}, not ${expected}.`);
  }
});

test("no byte but a digit passes for one, at any place of any length", () => {
  for (const text of [
    "11601645534827560",
    "116016455348275609",
    "1160164553482756096",
    "11601645534827560961",
  ]) {
    for (let at = 0; at < text.length; at++) {
      for (let byte = 0; byte < 256; byte++) {
        const mutant = text.slice(0, at) + String.fromCharCode(byte) + text.slice(at + 1);
        const [found, expected] = [parse([mutant]).words.join(), parseByBigInt(mutant).join()];
        if (found !== expected) throw new Error(`${byte} at ${at} of ${text} was taken for a digit.`);
      }
    }
  }
});

test("it stops at the first row that is not a long ID, and has read all before it", () => {
  const good = ["11601645534827560", "18446744073709551615", "1160164553482756096"];
  for (const bad of ["1", "", "1234567890123456", "18446744073709551616", "0160164553482756096"]) {
    const { stop, words } = parse([...good, bad, ...good]);
    expect([stop, words]).toEqual([3, good.flatMap(parseByBigInt)]);
  }
});
