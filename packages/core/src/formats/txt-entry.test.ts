import { expect, test } from "vitest";
import { createIdWords, formatId } from "../ids/parse-id.ts";
import { explainBadLine, findTxtId, startsWithBom } from "./txt-entry.ts";

/** What was found, and the ID if it is one; the line stands between bytes that must not be read. */
function read(text: string): string {
  const words = createIdWords();
  const bytes = Buffer.from(`9${text}9`);
  const found = findTxtId(bytes, { start: 1, end: bytes.length - 1 }, words);
  if (typeof found === "string") return found;
  // Where it stands and what it is have to be the same.
  expect(bytes.toString("latin1", found.start, found.end)).toBe(
    formatId(words[0] as number, words[1] as number),
  );
  return `id ${formatId(words[0] as number, words[1] as number)}`;
}

test.for([
  ["20", "id 20"],
  ["  20", "id 20"],
  ["20\t ", "id 20"],
  ["20\r", "id 20"],
  ["\r\t 20 \r\r", "id 20"],
  ["18446744073709551615", "id 18446744073709551615"],
  ["", "blank"],
  [" \t\r", "blank"],
  ["#", "blank"],
  ["# 20", "blank"],
  ["\t#20\r", "blank"],
  ["20 # twenty", "bad"],
  ["2 0", "bad"],
  ["2\r0", "bad"],
  ["0", "bad"],
  ["18446744073709551616", "bad"],
  ["\u00a020", "bad"],
  ["\u000b20", "bad"],
  ["\ufeff20", "bad"],
  ["２０", "bad"],
  ["id", "bad"],
  ["//20", "bad"],
] as const)("the line %j is %s", ([text, expected]) => {
  expect(read(text)).toBe(expected);
});

const explain = (text: string): string => {
  const bytes = Buffer.from(`x${text}x`);
  return explainBadLine(bytes, { start: 1, end: bytes.length - 1 });
};

test.for([
  ["1.23E+18", "a spreadsheet has rounded it"],
  ["1e18", "a spreadsheet has rounded it"],
  ["1,23E+18", "a spreadsheet has rounded it"],
  ["1160164553482756096.0", "a spreadsheet has rounded it"],
  ["1160164553482756096,00", "a spreadsheet has rounded it"],
  ["-1", "not negative"],
  ["0", "do not begin with 0"],
  ["007", "do not begin with 0"],
  ["18446744073709551616", "larger than 18446744073709551615"],
  ["100000000000000000000", "larger than 18446744073709551615"],
  ['"20"', "without quotes"],
  ["'20'\r", "without quotes"],
  ["20,30", "write one a line"],
  ["1,160,164", "write one a line"],
  ["20\t2021-06-15", "write one a line"],
  ["20 # twenty", "comments on lines of their own"],
  ["@someone", "the numeric ID, not the name"],
  ["https://x.com/someone/status/20", "only the number at the end"],
  ["tweet_id", "one decimal number a line"],
  ["\u0000\u0000", "one decimal number a line"],
] as const)("of %j it is said: %s", ([text, words]) => {
  expect(explain(text)).toContain(words);
  expect(explain(text)).toMatch(/^is not (?:an|one) ID: /);
});

test("an explanation says nothing of what stands in the line", () => {
  for (const text of ["canary", '"canary"', "20 canary", "@canary", "https://canary", "-987654321"]) {
    expect(explain(text)).not.toMatch(/canary|987654321/);
  }
});

test("the longest line that is read is explained without delay", () => {
  for (const text of [
    "1".repeat(65_536),
    `1${" ".repeat(65_000)}x`,
    `1.${"1".repeat(65_000)}`,
    "'".repeat(65_536),
  ]) {
    // Of the processor: what else the machine does takes none of it.
    const before = process.threadCpuUsage();
    explain(text);
    expect(process.threadCpuUsage(before).user / 1000).toBeLessThan(500);
  }
});

test("a byte order mark is three bytes and nothing less", () => {
  expect(startsWithBom(Buffer.from("\ufeff20"))).toBe(true);
  for (const bytes of [[], [0xef], [0xef, 0xbb], [0xff, 0xfe, 0x32], [0x32, 0xef, 0xbb, 0xbf]])
    expect(startsWithBom(Uint8Array.from(bytes))).toBe(false);
});
