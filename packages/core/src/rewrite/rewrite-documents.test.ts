// @module-tag slow
import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import { classifyIds } from "../../test/classify-ids.ts";
import { compress } from "../../test/compress.ts";
import { documentFile } from "../../test/model-documents.ts";
import { rewriteContent } from "../../test/rewrite-content.ts";
import { createTemporaryFolder } from "../../test/temporary-folder.ts";
import { pieceBytes } from "../compression/read-ahead.ts";
import type { ReaderOptions } from "../formats/open-reader.ts";
import { compareCopies } from "./compare-copies.ts";

const gone = "1230001664694508197";
const classifier = classifyIds(["30", gone]);

async function isShortened(
  from: string,
  to: string,
  reader: ReaderOptions,
): Promise<{ isOne: boolean; changed: number }> {
  await using folder = await createTemporaryFolder();
  const [before, after] = [await folder.write("before", from), await folder.write("after", to)];
  let changed = 0;
  const isOne = await compareCopies(
    { name: "ids", from: before.path, to: after.path },
    { reader, onChanged: () => void changed++ },
  );
  return { isOne, changed };
}

test("elements go with one separator, all other bytes stay, and both copies are known as one", async () => {
  let removed = 0;
  await fc.assert(
    fc.asyncProperty(documentFile, async (file) => {
      const { copy, change } = await rewriteContent({
        content: file.text,
        classifiers: [classifier],
        reader: file.options,
      });
      expect(copy.toString()).toBe(file.expected);
      expect(change).toMatchObject({ entries: file.entries, removed: file.removed });
      expect(await isShortened(file.text, file.expected, file.options)).toEqual({
        isOne: true,
        changed: file.removed,
      });
      const again = await rewriteContent({ content: copy, classifiers: [classifier], reader: file.options });
      expect(again.copy.equals(copy)).toBe(true);
      removed += file.removed;
    }),
    { numRuns: 300 },
  );
  expect(removed).toBeGreaterThan(100);
});

/** The same by the usual way: parse, filter, write. */
test.for(["array", "object", "keys"] as const)(
  "what is left says the same as a filter over the parsed %s",
  async (kind) => {
    const element = fc.record({
      id: fc.constantFrom("1230000798458642537", gone, gone),
      text: fc.string(),
      more: fc.jsonValue({ maxDepth: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(element, { minLength: 1, maxLength: 8 }),
        fc.constantFrom(undefined, 2, "\t"),
        async (all, indent) => {
          const kept = all.filter(({ id }) => id !== gone);
          const keyed = (list: typeof all): object =>
            Object.fromEntries(list.map((each) => [`${each.id}`, each.more]));
          const documents: Record<typeof kind, readonly [unknown, unknown, string | undefined]> = {
            array: [all, kept, undefined],
            object: [{ meta: { n: 1 }, tweets: all }, { meta: { n: 1 }, tweets: kept }, undefined],
            keys: [keyed(all), keyed(kept), "{}"],
          };
          const [value, left, field] = documents[kind];
          const reader: ReaderOptions = { ids: [{ type: "tweets", field }], format: "json" };
          const { copy } = await rewriteContent({
            content: JSON.stringify(value, undefined, indent),
            classifiers: [classifier],
            reader,
          });
          expect(JSON.parse(copy.toString())).toEqual(JSON.parse(JSON.stringify(left)));
        },
      ),
      { numRuns: 100 },
    );
  },
);

test("fields are scrubbed in elements on several lines, and nothing else of them changes", async () => {
  const text =
    '{"tweets": [\n  {\n    "id": 50,\n    "geo": {\n      "at": [\n1]\n    }\n  },\n  {"geo":null,"id":"50"},{"id":20,"geo":1},\n{"id":30,"geo":1}]}';
  for (const scrubFields of [["geo"], ["tweets[].geo"]]) {
    const reader: ReaderOptions = {
      ids: [{ type: "tweets", field: "tweets[].id" }],
      format: "json",
      scrubFields,
    };
    const { copy, change } = await rewriteContent({
      content: text,
      classifiers: [classifyIds(["30"], [], ["50"])],
      reader,
    });
    expect(copy.toString()).toBe(
      '{"tweets": [\n  {\n    "id": 50,\n    "geo": null\n  },\n  {"geo":null,"id":"50"},{"id":20,"geo":1}]}',
    );
    expect(change).toMatchObject({ removed: 1, scrubbed: 1 });
  }
});

test.for<[string, string, string]>([
  ["[]", '["50","20"]', '["50","20"]'],
  ["[].id", '[{"id":50},{"id":50,"x":null},{"id":50,"x":1}]', '[{"id":50},{"id":50,"x":null}]'],
  ["{}", '{"50":null,"50":{},"50":{"x":1},"50":"x","20":1}', '{"50":null,"50":{},"20":1}'],
])("where no location can be in an entry of %s it stays: %s", async ([field, text, expected]) => {
  const reader: ReaderOptions = { ids: [{ type: "tweets", field }], format: "json" };
  const { copy } = await rewriteContent({
    content: text,
    classifiers: [classifyIds([], [], ["50"])],
    reader,
  });
  expect(copy.toString()).toBe(expected);
});

test.for(["none", "gz", "zst"] as const)(
  "wherever the border of what is read at once falls, the rewrite is the same (%s)",
  async (compression) => {
    const tail =
      '{"id":"20"},\n {"id":"30"} , {"id" : 30,"x":"\\""},{"x":1},\t{"id":"30"}\n ] , "b":[1] }\r\n';
    const left = '{"id":"20"},{"x":1}\n ] , "b":[1] }\r\n';
    const filler = `{"id":7,"x":"${"x".repeat(1_000)}"},`;
    const steps = compression === "none" ? 1 : 7;
    for (let before = 0; before <= tail.length; before += steps) {
      const count = Math.floor((pieceBytes - before - 10) / filler.length);
      const head = `{"a":[${filler.repeat(count)}`;
      const start = head + " ".repeat(pieceBytes - before - head.length);
      const reader: ReaderOptions = { ids: [{ type: "tweets", field: "a[].id" }], format: "json" };
      const text = start + tail;
      const content = compression === "none" ? text : compress(compression, text);
      const { copy, change } = await rewriteContent({ content, classifiers: [classifier], reader });
      expect(change.removed).toBe(3);
      if (compression === "none") expect(copy.toString() === start + left).toBe(true);
    }
  },
);

test("a document that is cut off at the very end of what is read at once is refused", async () => {
  const head = '{"a":["20"]';
  for (const size of [pieceBytes - 1, pieceBytes, pieceBytes + 1]) {
    const content = head + " ".repeat(size - head.length);
    const reader: ReaderOptions = { ids: [{ type: "tweets", field: "a[]" }], format: "json" };
    await expect(rewriteContent({ content, classifiers: [classifier], reader })).rejects.toMatchObject({
      code: "DATASET_INVALID",
      faults: [{ line: 1, message: expect.stringContaining("it was cut off") }],
    });
  }
});

test.for(["1", "2", "3"])(
  "in a document on many lines git shows just the element that went: %s",
  async (gone) => {
    const elements = ["1", "2", "3"].map((id) => ({ id, text: `text of ${id}` }));
    const reader: ReaderOptions = { ids: [{ type: "tweets", field: "[].id" }], format: "json" };
    const content = `${JSON.stringify(elements, undefined, 2)}\n`;
    const { copy } = await rewriteContent({ content, classifiers: [classifyIds([gone])], reader });
    await using folder = await createTemporaryFolder();
    const [before, after] = [await folder.write("before", content), await folder.write("after", copy)];
    const diff = spawnSync("git", ["diff", "--no-index", "--numstat", before.path, after.path], {
      encoding: "utf8",
    });
    expect(diff.stdout).toMatch(/^0\t4\t/);
  },
);

const mebibyte = 1024 * 1024;

test.for<[string, (long: string) => string, string | undefined]>([
  ["an element", (long) => `{"a":["20",\n"${long}"]}`, "longer than 16 MiB"],
  ["an element that is an object", (long) => `{"a":["20",\n{"x":"${long}"}]}`, "longer than 16 MiB"],
  [
    "a key",
    (long) => `{"a":["20"],\n"${long}":1}`,
    "has a text outside of its list that is longer than 16 MiB",
  ],
  [
    "what is around the list",
    (long) => `{"x":[["${long.slice(9 * mebibyte)}","${long.slice(9 * mebibyte)}"]],"a":["20"]}`,
    undefined,
  ],
])("%s is read up to 16 MiB", async ([_, write, refusal]) => {
  const content = write("x".repeat(17 * mebibyte));
  const reader: ReaderOptions = { ids: [{ type: "tweets", field: "a[]" }], format: "json" };
  const rewriting = rewriteContent({ content, classifiers: [classifier], reader });
  if (refusal === undefined) expect((await rewriting).copy.toString() === content).toBe(true);
  else {
    await expect(rewriting).rejects.toMatchObject({
      faults: [{ line: 2, message: expect.stringContaining(refusal) }],
    });
  }
});

test("a list that nobody named is found behind one that is far longer than an element may be", async () => {
  const row = `[${Array.from({ length: 1_000 }, (_, index) => index).join(",")}]`;
  const write = (ids: readonly string[]) =>
    `{"matrix":[[${Array.from({ length: 5_000 }, () => row).join(",")}]],"done":${JSON.stringify(ids)}}`;
  const content = write([gone, "1230000798458642537"]);
  expect(content.length).toBeGreaterThan(17 * mebibyte);
  const reader: ReaderOptions = { ids: [{ type: "tweets" }], format: "json" };
  const { copy, change } = await rewriteContent({ content, classifiers: [classifier], reader });
  expect(change).toMatchObject({ entries: 2, removed: 1 });
  expect(copy.toString() === write(["1230000798458642537"])).toBe(true);
});
