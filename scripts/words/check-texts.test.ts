import { describe, expect, test } from "vitest";
import { checkTexts, type Texts } from "./check-texts.ts";
import { findPhrases } from "./find-phrases.ts";
import { phrases } from "./phrases.ts";
import { keepProse } from "./prose.ts";

function check(text: string, more: Partial<Texts> = {}, path = "docs/a.md"): readonly string[] {
  return checkTexts({ files: [{ path, text }], phrases, exceptions: [], ...more });
}

test.each(phrases.map(({ pattern, instead, example: [now, better] }) => ({ pattern, instead, now, better })))(
  "$now",
  ({ pattern, instead, now, better }) => {
    expect(findPhrases("a.md", now, phrases)).toContainEqual(expect.objectContaining({ instead }));
    expect(findPhrases("a.md", better, [{ pattern, instead, example: [now, better] }])).toEqual([]);
    expect(findPhrases("a.md", better, phrases)).toEqual([]);
  },
);

test("a phrase is reported with its file, its line and what to write", () => {
  expect(check("# Title\n\nThe branch moved meanwhile.\n")).toEqual([
    'docs/a.md:3 "meanwhile". Write `in the meantime`.',
  ]);
});

test("a phrase is found over the end of a line, also in a comment and in a list of comments", () => {
  expect(check("IDs that have to\ngo are listed.\n")).toEqual([
    'docs/a.md:1 "have to go". Write `must be removed`, `would be removed`.',
  ]);
  const source = "/**\n * The IDs that have to\n * go.\n */\n// It is\n// no list.\nconst a = 1;\n";
  expect(check(source, {}, "a.ts")).toEqual([
    'a.ts:2 "have to go". Write `must be removed`, `would be removed`.',
    'a.ts:5 "is no list". Write `is not a …`, or `there is no …`.',
  ]);
});

describe("right English is left alone", () => {
  test.each([
    "There is no result yet, and it is no longer needed.",
    "They look alike; it looks like a list; nothing tells them apart.",
    "The step goes on with the next file, and the entry goes into another one.",
    "It is a column beyond doubt.",
    "[why](docs/meanwhile.md), https://example.com/beyond/doubts",
  ])("%s", (text) => expect(check(text)).toEqual([]));
});

describe("exceptions", () => {
  const text = "It was packed by git.\n\nIt was packed by us.\n";
  const exception = { path: "docs/a.md", line: "packed by git", why: "git's own word" };

  test("one excuses its own line, and no other", () => {
    expect(check(text, { exceptions: [exception] })).toEqual([
      'docs/a.md:3 "packed". Write `compressed`, `decompressed`.',
    ]);
  });

  test.each([
    { ...exception, line: "packed by nobody" },
    { ...exception, line: "by git" },
    { ...exception, path: "docs/b.md" },
  ])("one that excuses nothing fails: %o", (stale) => {
    expect(check("It was packed by git.\n", { exceptions: [exception, stale] })).toEqual([
      `${stale.path}: the exception for "${stale.line}" excuses nothing. Remove it.`,
    ]);
  });
});

describe("of a source file", () => {
  test.each([
    ['import { a } from "./tell/beyond.ts";'],
    ["const beyond = tell(packed);"],
    ['const a = /beyond "/; const b = 1 / beyond / 2;'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: It is the source that is read.
    ["const a = `b ${beyond({ c: `d ${tell}` })} e`;"],
    ['const a = "\\"" + beyond;'],
  ])("code is not read: %s", (source) => expect(check(source, {}, "a.ts")).toEqual([]));

  test.each([
    ['const a = "it is beyond";'],
    ["const a = 'it is beyond';"],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: It is the source that is read.
    ["const a = `a ${b} it is beyond`;"],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: It is the source that is read.
    ['const a = `a ${b({ c: "it is beyond" })}`;'],
    ["const a = 1; // it is beyond"],
    ["/* it is beyond */"],
    ['const a = /"/; const b = "it is beyond";'],
    ['const a = "\\n"; const b = "it\\nis beyond";'],
  ])("strings and comments are: %s", (source) => expect(check(source, {}, "a.ts")).toHaveLength(1));

  test("what is kept stands where it stood", () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: It is the source that is read.
    const source = 'const a = "told"; // it is\nreturn `b ${c} d`;\n';
    expect(keepProse(source)).toHaveLength(source.length);
    expect(keepProse(source).indexOf("it is")).toBe(source.indexOf("it is"));
  });
});
