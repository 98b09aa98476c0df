// @module-tag slow
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { classifyIds } from "../../test/classify-ids.ts";
import { driveReader } from "../../test/drive-reader.ts";
import { jsonlFile, tableFile, txtFile } from "../../test/model-files.ts";
import { type ModelFile, modelClassifier } from "../../test/model-rows.ts";
import { rewriteContent } from "../../test/rewrite-content.ts";
import { pieceBytes } from "../compression/read-ahead.ts";
import { isComplianceError } from "../errors.ts";
import { openReader } from "../formats/open-reader.ts";
import type { Classifier } from "../types.ts";

/** All of a file that is in memory, as it is now and as it has to be. */
function joinRows({ header, rows }: ModelFile): { readonly text: string; readonly expected: string } {
  return {
    text: header + rows.map(({ text }) => text).join(""),
    expected: header + rows.map(({ rewritten }) => rewritten ?? "").join(""),
  };
}

function rewriteBy(classifier: Classifier, content: string, { options }: ModelFile) {
  const classifiers = options.ids.map(() => classifier);
  return rewriteContent({ content, classifiers, reader: options });
}

describe.each<[string, fc.Arbitrary<ModelFile>]>([
  ["txt", txtFile],
  ["csv", tableFile("csv")],
  ["tsv", tableFile("tsv")],
  ["jsonl", jsonlFile],
])("in %s", (format, files) => {
  test("what was written is what is read, however it is cut", () => {
    let pairs = 0;
    fc.assert(
      fc.property(files, fc.array(fc.nat(300)), (file, places) => {
        const bytes = Buffer.from(joinRows(file).text);
        const cuts = [...new Set(places)].filter((cut) => cut < bytes.length).sort((a, b) => a - b);
        const { entries, others, faults } = driveReader(
          (onFault) => {
            const reader = openReader({ name: "ids", firstBytes: bytes }, file.options, onFault);
            if (reader === undefined) throw new Error("The file was refused.");
            return reader;
          },
          bytes,
          { cuts },
        );
        const seen = file.rows.flatMap((row) => row.seen ?? []);
        const expected = seen.filter((pair) => pair !== "fault");
        expect(entries.map(({ id }, at) => [id, ...(others?.[at] ?? [])].join("|"))).toEqual(expected);
        expect(faults).toHaveLength(seen.length - expected.length);
        pairs += expected.length;
      }),
      { numRuns: 200 },
    );
    // Little would be proven if hardly any row were an entry.
    expect(pairs).toBeGreaterThan(200);
  });

  test("a rewrite is the naive one, and a second one changes nothing", async () => {
    const sum = { removed: 0, scrubbed: 0 };
    await fc.assert(
      fc.asyncProperty(files, fc.boolean(), async (file, hasBom) => {
        const bom = hasBom ? "\ufeff" : "";
        const { text, expected } = joinRows(file);
        const { copy, change } = await rewriteBy(modelClassifier, bom + text, file);
        expect(copy.toString()).toBe(bom + expected);
        const count = (is: (row: ModelFile["rows"][number]) => boolean): number =>
          file.rows.filter(is).length;
        const rewrite = {
          removed: count(({ rewritten }) => rewritten === undefined),
          scrubbed: count((row) => row.rewritten !== undefined && row.rewritten !== row.text),
        };
        const unverified = count(({ isUnverified }) => isUnverified);
        const entries = count(({ seen }) => seen !== undefined && seen !== "fault");
        expect(change).toEqual({ entries, ...rewrite, unverified });
        const again = await rewriteBy(modelClassifier, copy.toString(), file);
        expect(again.copy.equals(copy)).toBe(true);
        expect(again.change).toMatchObject({ removed: 0, scrubbed: 0 });
        sum.removed += rewrite.removed;
        sum.scrubbed += rewrite.scrubbed;
      }),
      { numRuns: 50 },
    );
    expect(sum.removed).toBeGreaterThan(5);
    if (format !== "txt") expect(sum.scrubbed).toBeGreaterThan(0);
  });

  test("where nothing is to be removed every byte stays, whatever they are", async () => {
    const alphabet = [
      "1",
      "20",
      "30",
      "50",
      "\n",
      "\r\n",
      "\r",
      " ",
      ",",
      "\t",
      '"',
      '""',
      "{",
      "}",
      "\\",
      "é",
    ];
    const wild = fc.array(fc.constantFrom(...alphabet), { maxLength: 60 }).map((all) => all.join(""));
    let whole = 0;
    await fc.assert(
      fc.asyncProperty(files, wild, fc.nat(), async (file, dirt, place) => {
        const { text } = joinRows(file);
        const at = file.header.length + (place % (text.length - file.header.length + 1));
        const content = text.slice(0, at) + dirt + text.slice(at);
        try {
          const { copy, change } = await rewriteBy(classifyIds([], ["40"]), content, file);
          expect(copy.toString()).toBe(content);
          expect(change).toMatchObject({ removed: 0, scrubbed: 0 });
          whole++;
        } catch (error) {
          // Then there is no copy at all.
          if (!isComplianceError(error) || error.code !== "DATASET_INVALID") throw error;
        }
      }),
      { numRuns: 40 },
    );
    expect(whole).toBeGreaterThan(10);
  });
});

const borderBytes = pieceBytes;

interface Bordered {
  readonly format: "txt" | "csv" | "jsonl";
  readonly options: Omit<ModelFile["options"], "format">;
  readonly header?: string;
  readonly text: string;
  readonly expected: string;
}

test.for<Bordered>([
  {
    format: "csv",
    options: {
      ids: [
        { type: "tweets", field: "tweet" },
        { type: "users", field: "user" },
      ],
      scrubFields: ["place"],
    },
    header: "tweet,user,place\n",
    text: '50,,"a\n""b"\r\n20,21,x\r\n30,50,y\r\n50,20,\r\n,50,z\r\n',
    expected: "50,,\r\n20,21,x\r\n50,20,\r\n,50,\r\n",
  },
  {
    format: "jsonl",
    options: { ids: [{ type: "tweets", field: "id" }], scrubFields: ["geo.at"] },
    text: '{"id":50,"geo":{"at":"\\"}"}}\n{"id":30}\n{"geo":{"at":[1]},"id":"50"}\r\n{"id":20}\n',
    expected: '{"id":50,"geo":{"at":null}}\n{"geo":{"at":null},"id":"50"}\r\n{"id":20}\n',
  },
  {
    format: "txt",
    options: { ids: [{ type: "tweets" }] },
    text: "20\r\n 30\n30\n# 30\n21\n50\n22",
    expected: "20\r\n# 30\n21\n50\n22",
  },
])("wherever the border of what is read at once falls in $format, the rewrite is the same", async (given) => {
  const { format, options, header = "", text, expected } = given;
  const long = "x".repeat(1_000);
  const filler = { csv: `7,8,${long}\n`, jsonl: `{"id":7,"x":"${long}"}\n`, txt: `#${long}\n` }[format];
  for (let before = 0; before <= text.length; before++) {
    const lines = Math.floor((borderBytes - header.length - before) / filler.length);
    // Blank lines belong to no entry, and bring the border to the byte.
    const gap = "\n".repeat(borderBytes - header.length - before - lines * filler.length);
    const start = header + filler.repeat(lines) + gap;
    const classifiers = options.ids.map(() => modelClassifier);
    const { copy } = await rewriteContent({
      content: start + text,
      classifiers,
      reader: { ...options, format },
    });
    expect(copy.toString() === start + expected).toBe(true);
  }
});
