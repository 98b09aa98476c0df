import fc from "fast-check";
import type { ReaderOptions } from "../src/formats/open-reader.ts";

/** A made-up document, what is left of it, and what it must say to whoever parses both. */
export interface ModelDocument {
  readonly text: string;
  readonly expected: string;
  readonly removed: number;
  readonly entries: number;
  readonly options: ReaderOptions;
}

interface ModelElement {
  readonly text: string;
  readonly isEntry: boolean;
  readonly isGone: boolean;
}

/** How an element is written around its ID. */
interface Shape {
  readonly field: string;
  readonly write: (id: string, more: string) => string;
  readonly open: string;
  readonly close: string;
  readonly bad: string;
}

const space = fc.constantFrom("", " ", "\n", "\r\n  ", "\t");
const ids = ["20", "30", "30", "1230000798458642537", "18446744073709551615"] as const;
const more = fc.oneof(
  fc.constantFrom("", ',"x":"}],\\"\\\\"', ',"geo":{"at":[1,{"id":"30"}]}', ',\n"t" : [ ]'),
  fc.json({ maxDepth: 2 }).map((json) => `,"more": ${json}`),
);

const shapes: readonly Shape[] = [
  { field: "[].id", open: "[", close: "]", bad: '{"x":1}', write: (id, rest) => `{"id":"${id}"${rest}}` },
  { field: "[].id", open: "[", close: "]", bad: "[]", write: (id, rest) => `{ "i\\u0064" : ${id}${rest} }` },
  { field: "[]", open: "[", close: "]", bad: '"x"', write: (id) => `"${id}"` },
  { field: "[]", open: "[", close: "]", bad: "{}", write: (id) => id },
  {
    field: "a.b[]",
    open: '{"z":[[1],{}],"a":{"b":[',
    close: ']}, "c":"]"}',
    bad: "null",
    write: (id) => `"${id}"`,
  },
  {
    field: "tweets[].post.id",
    open: '{"tweets" :[',
    close: '],"x":{"tweets":[{"id":"30"}]}}',
    bad: "{}",
    write: (id, rest) => `{"post":{"id":"${id}"${rest}}}`,
  },
  { field: "{}", open: "{", close: "}", bad: '"x":"30"', write: (id, rest) => `"${id}" : {"v":1${rest}}` },
  { field: "d.{}", open: '{"d":{', close: "}}", bad: '"":[]', write: (id) => `"${id}":30` },
  {
    field: "{}.id",
    open: "{",
    close: "}",
    bad: '"30":{"i":"30"}',
    write: (id, rest) => `"k":{"id":"${id}"${rest}}`,
  },
  {
    field: "[].tweet.id_str",
    open: "window.YTD.tweets.part0 = [",
    close: "]",
    bad: '{"tweet":{}}',
    write: (id, rest) => `{"tweet":{"id_str":"${id}"${rest}}}`,
  },
];

/** Several arrays of one document, each with elements and what stands between them. */
export const documentFile: fc.Arbitrary<ModelDocument> = fc
  .record({
    shape: fc.constantFrom(...shapes),
    isNested: fc.boolean(),
    hasBom: fc.boolean(),
    arrays: fc.array(
      fc.record({
        elements: fc.array(
          fc.record({
            id: fc.constantFrom(...ids),
            more,
            kind: fc.constantFrom("entry", "entry", "entry", "entry", "bad"),
            before: space,
            behind: space,
          }),
          { maxLength: 6 },
        ),
        inner: space,
      }),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ shape, isNested, hasBom, arrays }) => {
    const isInner = isNested && shape.open === "[";
    const used = isInner ? arrays : arrays.slice(0, 1);
    const written = used.map(({ elements, inner }) => {
      const all: ModelElement[] = elements.map(({ id, more: rest, kind }) => ({
        text: kind === "entry" ? shape.write(id, rest) : shape.bad,
        isEntry: kind === "entry",
        isGone: kind === "entry" && id === "30",
      }));
      const separators = elements.map(({ before, behind }) => `${before},${behind}`);
      return { all, text: join(all, separators, inner), expected: join(all, separators, inner, true) };
    });
    const wrap = (texts: readonly string[]): string => {
      const [one = ""] = texts;
      const lists = texts.map((text) => `${shape.open}${text}${shape.close}`);
      const whole = isInner
        ? `[{"l":${lists.join('},{"n":null},{"l":')}}]\n`
        : `${shape.open}${one}${shape.close}\n`;
      return (hasBom ? "\ufeff" : "") + whole;
    };
    const all = written.flatMap((array) => array.all);
    const field = isInner ? `[].l${shape.field}` : shape.field;
    return {
      text: wrap(written.map(({ text }) => text)),
      expected: wrap(written.map(({ expected }) => expected)),
      removed: all.filter(({ isGone }) => isGone).length,
      entries: all.filter(({ isEntry }) => isEntry).length,
      options: { ids: [{ type: "tweets", field }], format: "json" },
    };
  });

/** Each element that stays has the separator in front of it, except the first one that stays. */
function join(
  all: readonly ModelElement[],
  separators: readonly string[],
  inner: string,
  isRewritten = false,
): string {
  let text = "";
  let hasStayed = false;
  for (const [index, element] of all.entries()) {
    if (isRewritten && element.isGone) continue;
    text += `${hasStayed ? separators[index] : ""}${element.text}`;
    hasStayed = true;
  }
  return inner + text + inner;
}
