import { expect, test } from "vitest";
import { explainBadId, type ValueUnit } from "./explain-bad-id.ts";

const explain = (text: string, unit: ValueUnit = "line"): string => {
  const bytes = Buffer.from(`x${text}x`);
  return explainBadId(bytes, { start: 1, end: bytes.length - 1 }, unit);
};

test.for([
  ["1.23E+18", "a spreadsheet has rounded it"],
  ["1e18", "a spreadsheet has rounded it"],
  ["1,23E+18", "a spreadsheet has rounded it"],
  ["1160164553482756096.0", "a spreadsheet has rounded it"],
  ["1160164553482756096,00", "a spreadsheet has rounded it"],
  ["20\r21", "a lone carriage return"],
  ["-1", "not negative"],
  ["0", "do not begin with 0"],
  ["007", "do not begin with 0"],
  ["18446744073709551616", "larger than 18446744073709551615"],
  ["100000000000000000000", "larger than 18446744073709551615"],
  ['"a name"', "without quotes"],
  ["20,30", "write one per line"],
  ["1,160,164", "write one per line"],
  ["20\t2021-06-15", "write one per line"],
  ["20 # twenty", "comments on lines of their own"],
  ["@someone", "the numeric ID, not the name"],
  ["https://x.com/someone", "the URL does not contain one"],
  ['"007"', "without quotes"],
  ['="007"', "without quotes"],
  ["'20", "quotes do not match"],
  ['"20', "quotes do not match"],
  ["20\u00a0", "a no-break space (U+00A0)"],
  ["2\u200b0", "a zero-width space (U+200B)"],
  ["\ufeff20", "a byte order mark (U+FEFF)"],
  ["20\u200e", "a control or format character"],
  ["\u00ad20", "a soft hyphen (U+00AD)"],
  ["tweet_id", "one decimal number per line"],
  ["\u0000\u0000", "one decimal number per line"],
] as const)("of %j it is said: %s", ([text, words]) => {
  expect(explain(text)).toContain(words);
  expect(explain(text)).toMatch(/^is not (?:an|one) ID: /);
});

test.for(["20,30", "20\t2021-06-15", "x", ""])("of the cell or value %j nothing is said of lines", (text) => {
  for (const unit of ["cell", "value"] as const) expect(explain(text, unit)).not.toContain("line");
});

test.for(['"21"', "'21'", '="21"', '"007"'])("of %s, whose quotes match, nothing else is said", (text) => {
  expect(explain(text)).not.toContain("do not match");
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
