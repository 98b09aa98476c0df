// @module-tag slow
import fc from "fast-check";
import { expect, test } from "vitest";
import { readByModel } from "../../test/csv-model.ts";
import { driveReader, type SeenEntries } from "../../test/drive-reader.ts";
import { createCsvReader } from "./read-csv.ts";

type Separator = "," | "\t";
const separators = fc.constantFrom<Separator>(",", "\t");

function read(text: string, separator: Separator, cuts: readonly number[] = []): SeenEntries {
  return driveReader(
    (onFault) =>
      createCsvReader({
        idForm: "plain",
        separator,
        quoting: "csv",
        places: [{ type: "tweets", field: "tweet_id" }],
        onFault,
      }),
    Buffer.from(text, "latin1"),
    { cuts },
  );
}

/** What the reader has to see in records behind a header; of faults the lines. Those of uneven rows are its own to judge. */
function expectSeen(text: string, header: string, separator: Separator, faults: readonly string[]) {
  const uneven = new Set(
    faults.filter((fault) => fault.includes(" where the table has ")).map((fault) => fault.split(" ")[0]),
  );
  const [, ...records] = readByModel(text, {
    separator,
    column: header.split(separator).indexOf("tweet_id"),
  });
  return {
    entries: records.flatMap(({ start, end, outcome, line }) =>
      typeof outcome === "object" && !uneven.has(String(line)) ? [{ start, end, id: outcome.id }] : [],
    ),
    faultLines: records.flatMap(({ outcome, line }) =>
      outcome === "fault" || uneven.has(String(line)) ? [String(line)] : [],
    ),
  };
}

function withFaultLines({ entries, faults }: SeenEntries) {
  return { entries, faultLines: faults.map((fault) => fault.split(" ")[0]) };
}

const pieces = [
  "1",
  "20",
  "3000000000000000003",
  '"',
  '""',
  ",",
  "\t",
  "\n",
  "\r\n",
  "\r",
  " ",
  "a",
  "0",
  ";",
  "\xff",
];
const wild = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((all) => all.join(""));
const cutsOf = (text: string) =>
  fc
    .uniqueArray(fc.nat({ max: Math.max(0, text.length - 1) }), { maxLength: 12 })
    .map((all) => all.sort((a, b) => a - b));

test("whatever stands in a file, the reader sees what a naive one sees, however it is cut", () => {
  const files = fc
    .tuple(
      separators,
      fc.constantFrom(["tweet_id"], ["tweet_id", "b"], ["a", "tweet_id"], ["a", "tweet_id", "c"]),
      wild,
    )
    .map(([separator, names, rest]) => {
      const header = names.join(separator);
      return { separator, header, text: `${header}\n${rest}` };
    })
    .chain((file) => cutsOf(file.text).map((cuts) => ({ ...file, cuts })));
  fc.assert(
    fc.property(files, ({ separator, header, text, cuts }) => {
      // Several long IDs in a cell are entries of their own, which the model does not know.
      fc.pre(!/[0-9]{15}[\s,;"]+[0-9]{15}/.test(text));
      const whole = read(text, separator);
      const seen = withFaultLines(whole);
      const expected = expectSeen(text, header, separator, whole.faults);
      const refused = whole.faults.find((fault) => fault.includes("!"));
      if (refused !== undefined)
        expect(refused).toMatch(/1 row if only a line feed ends a line, and \d+ rows/);
      if (refused === undefined) expect(seen).toEqual(expected);
      else expect(seen.entries).toEqual(expected.entries.slice(0, seen.entries.length));
      expect(read(text, separator, cuts)).toEqual(whole);
    }),
    { numRuns: 3_000 },
  );
});

/** Writes a field as RFC 4180 asks, with quotes where they are needed or wished. */
function formatField(
  value: string,
  { separator, isQuoted }: { separator: Separator; isQuoted: boolean },
): string {
  const needsQuotes = isQuoted || value.startsWith('"') || /[\n\r]/.test(value) || value.includes(separator);
  return needsQuotes ? `"${value.replaceAll('"', '""')}"` : value;
}

test("every record that was written is an entry with its own bytes, and the others are what is left", () => {
  const value = fc.array(fc.constantFrom(...pieces, "word"), { maxLength: 6 }).map((all) => all.join(""));
  const row = fc.record({
    id: fc.option(fc.bigInt(1n, 2n ** 64n - 1n), { freq: 5 }),
    before: value,
    behind: value,
    quotes: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
    lineEnd: fc.constantFrom("\n", "\r\n"),
  });
  const files = fc.record({
    separator: separators,
    rows: fc.array(row, { maxLength: 8 }),
    isEnded: fc.boolean(),
  });
  fc.assert(
    fc.property(files, ({ separator, rows, isEnded }) => {
      const written = rows.map(({ id, before, behind, quotes, lineEnd }, index) => {
        const values = [before, id === null ? "none" : String(id), behind];
        const fields = values.map((text, at) =>
          formatField(text, { separator, isQuoted: quotes[at] ?? false }),
        );
        const isLast = index === rows.length - 1;
        return { id, text: `${fields.join(separator)}${isLast && !isEnded ? "" : lineEnd}` };
      });
      const text = [`a${separator}tweet_id${separator}b\n`, ...written.map((one) => one.text)].join("");
      const { entries, faults } = read(text, separator);
      const good = written.filter(({ id }) => id !== null);
      expect(entries.map(({ id, start, end }) => [id, text.slice(start, end)])).toEqual(
        good.map((one) => [String(one.id), one.text]),
      );
      expect(faults).toHaveLength(written.length - good.length);
      const left = entries.reduceRight(
        (rest, { start, end }) => rest.slice(0, start) + rest.slice(end),
        text,
      );
      expect(left).toBe(
        [
          `a${separator}tweet_id${separator}b\n`,
          ...written.flatMap((one) => (one.id === null ? one.text : [])),
        ].join(""),
      );
    }),
    { numRuns: 1_000 },
  );
});

const nasty =
  'a,"tweet_id"\r\n\r\n"x\r\ny, ""z""",20\r\n,"21"\n"open" torn,22\nb, 23 \r\nc\nd,1.2E+3\n"",24\n\n"e,25\n';

test("a cut at any byte, at any two, or at all of them changes nothing", () => {
  for (const [header, text] of [
    ["a,tweet_id", nasty],
    ["tweet_id", 'tweet_id\n20\n21\r\n"22"\n\n23x\n24'],
  ] as const) {
    const whole = read(text, ",");
    expect(withFaultLines(whole)).toEqual(expectSeen(text, header, ",", whole.faults));
    const all = Array.from({ length: text.length }, (_, at) => at);
    expect(read(text, ",", all)).toEqual(whole);
    for (const first of all) {
      expect(read(text, ",", [first])).toEqual(whole);
      for (const second of all.slice(first + 1)) expect(read(text, ",", [first, second])).toEqual(whole);
    }
  }
});

/** The lines that a reader without quoting takes for entries: an ID under `tweet_id`, and as many fields as the header. */
function countNaiveRows(text: string, { separator, column, fields }: NaiveShape): number {
  const rows = text.split(/\r\n|\n|\r/).map((line) => line.split(separator));
  return rows.filter(
    (row) => row.length === fields && /^[ \t]*("?)[1-9][0-9]{0,18}\1[ \t]*$/.test(row[column] ?? ""),
  ).length;
}

interface NaiveShape {
  readonly separator: string;
  readonly column: number;
  readonly fields: number;
}

test("unless it refuses, the reader finds no fewer rows than a naive one that has no quoting", () => {
  const idCell = fc.constantFrom("20", "3000000000000000003", '"21"', "x");
  const cell = fc.array(fc.constantFrom('"', '""', "a", "\n", "\r", "4000000000000000004", " ", ",", "\t"), {
    maxLength: 4,
  });
  const row = fc.tuple(idCell, cell, fc.constantFrom("\n", "\n", "\r\n"));
  const files = fc
    .record({
      separator: separators,
      column: fc.constantFrom(0, 1),
      rows: fc.array(row, { maxLength: 8 }),
    })
    .chain(({ separator, column, rows }) => {
      const order = (one: string, other: string): string =>
        (column === 0 ? [one, other] : [other, one]).join(separator);
      const body = rows.map(([own, text, end]) => `${order(own, text.join(""))}${end}`).join("");
      const text = `${order("tweet_id", "text")}\n${body}`;
      return cutsOf(text).map((cuts) => ({ separator, column, text, cuts }));
    });
  let refused = 0;
  let more = 0;
  fc.assert(
    fc.property(files, ({ separator, column, text, cuts }) => {
      const drive = (at: readonly number[]): SeenEntries =>
        driveReader(
          (onFault) => createCsvReader({ separator, places: [{ type: "tweets" }], onFault }),
          Buffer.from(text, "latin1"),
          { cuts: at },
        );
      const whole = drive([]);
      expect(drive(cuts)).toEqual(whole);
      const naive = countNaiveRows(text, { separator, column, fields: 2 });
      const isRefused = whole.faults.some((fault) => fault.includes("!"));
      const badRows = whole.faults.length;
      if (isRefused) refused++;
      else expect(whole.entries.length + badRows).toBeGreaterThanOrEqual(naive);
      if (!isRefused && whole.entries.length > 1) more++;
    }),
    { numRuns: 5_000 },
  );
  expect(refused).toBeGreaterThan(100);
  expect(more).toBeGreaterThan(100);
});
