import fc from "fast-check";
import { expect, test } from "vitest";
import {
  createEntryBatch,
  type ElementColumns,
  type EntryBatch,
  type EntryReader,
  elementsBefore,
  type Span,
} from "../formats/entry-reader.ts";
import { entryDecisions } from "./entry-decisions.ts";
import { createOutputBuffer } from "./output-buffer.ts";
import { createBatchWriter } from "./write-batch.ts";

const { keep, scrub, remove } = entryDecisions;

function readerOf(batch: EntryBatch, others: Partial<EntryReader> = {}): EntryReader {
  return {
    batch,
    maxRecordBytes: 1_000,
    scrubbedField: "null",
    read: () => 0,
    findUnscrubbed: (_bytes, entry) => [entry],
    holdsOnlyIds: () => false,
    ...others,
  };
}

/** An element of an array, and whether it is an entry. */
const element = fc.record({
  value: fc.integer({ min: 1, max: 99 }),
  isEntry: fc.boolean(),
  decision: fc.constantFrom(keep, scrub, remove, remove),
});

test("elements of arrays go with one separator each, whatever stays around them", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(element, { maxLength: 6 }), { minLength: 1, maxLength: 4 }),
      fc.constantFrom(",", ", ", ",\n  "),
      fc.integer({ min: 1, max: 5 }),
      (arrays, separator, rowsAtOnce) => {
        const rows: {
          start: number;
          own: number;
          end: number;
          next: number;
          before: number;
          decision: number;
        }[] = [];
        let text = "";
        for (const [index, array] of arrays.entries()) {
          text += index === 0 ? "[[ " : ", [ ";
          let end = text.length;
          let before: number = elementsBefore.nothing;
          for (const [place, { value, isEntry, decision }] of array.entries()) {
            const start = end;
            if (place > 0) text += separator;
            const own = text.length;
            text += isEntry ? String(value) : `"${value}"`;
            end = text.length;
            const next = place === array.length - 1 ? end : end + separator.length;
            const isFirst = before === elementsBefore.nothing;
            if (isEntry) rows.push({ start: isFirst ? own : start, own, end, next, before, decision });
            before = isEntry ? elementsBefore.entry : elementsBefore.other;
          }
          text += " ]";
        }
        text += "]\n";
        const buffer = Buffer.from(text);
        const output = createOutputBuffer();
        const write = createBatchWriter(output);
        let told = 0;
        for (let from = 0; from < rows.length; from += rowsAtOnce) {
          const some = rows.slice(from, from + rowsAtOnce);
          const to = (some.at(-1)?.end ?? 0) as number;
          write(
            buffer,
            { from: told, to },
            { reader: readerOf(toBatch(some)), decisions: decisionsOf(some) },
          );
          told = to;
        }
        write(
          buffer,
          { from: told, to: buffer.length },
          { reader: readerOf(toBatch([])), decisions: new Uint8Array(0) },
        );
        const expected = arrays.map((array) =>
          array.flatMap<string | number | null>(({ value, isEntry, decision }) => {
            if (!isEntry) return [String(value)];
            if (decision === remove) return [];
            return [decision === scrub ? null : value];
          }),
        );
        expect(JSON.parse(Buffer.from(output.take()).toString())).toEqual(expected);
      },
    ),
    { numRuns: 1_000 },
  );
});

function decisionsOf(rows: readonly { readonly decision: number }[]): Uint8Array {
  return Uint8Array.from(rows, ({ decision }) => decision);
}

function toBatch(
  rows: readonly { start: number; own: number; end: number; next: number; before: number }[],
): EntryBatch {
  const batch = createEntryBatch(1, Math.max(1, rows.length));
  const elements: ElementColumns = {
    own: Int32Array.from(rows, ({ own }) => own),
    next: Int32Array.from(rows, ({ next }) => next),
    before: Uint8Array.from(rows, ({ before }) => before),
  };
  for (const [row, { start, end }] of rows.entries()) {
    batch.start[row] = start;
    batch.end[row] = end;
  }
  return { ...batch, count: rows.length, elements };
}

test("of a container what its reader names is left out, and what stays is scrubbed", () => {
  const text = "a 1,2,3\nb 4\nc 5\n";
  const batch = createEntryBatch(1, 5);
  const spans: readonly Span[] = [2, 4, 6, 10, 14].map((start) => ({ start, end: start + 1 }));
  for (const [row, { start, end }] of spans.entries()) {
    batch.start[row] = start;
    batch.end[row] = end;
  }
  const reader = readerOf(
    {
      ...batch,
      count: 5,
      containers: {
        count: 3,
        start: Int32Array.of(0, 8, 12),
        end: Int32Array.of(8, 12, 16),
        firstRow: Int32Array.of(0, 3, 4, 5),
      },
    },
    {
      findDropped: (_bytes, { start, end }, isGone) =>
        isGone.every((gone) => gone === 1)
          ? [{ start, end }]
          : [...isGone].flatMap((gone, index) =>
              gone === 1 ? [{ start: start + 2 + index * 2, end: start + 4 + index * 2 }] : [],
            ),
    },
  );
  const output = createOutputBuffer();
  createBatchWriter(output)(
    Buffer.from(text),
    { from: 0, to: text.length },
    { reader, decisions: Uint8Array.of(remove, keep, scrub, remove, keep) },
  );
  expect(Buffer.from(output.take()).toString()).toBe("a 2,null\nc 5\n");
});
