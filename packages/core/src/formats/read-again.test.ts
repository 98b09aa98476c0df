import fc from "fast-check";
import { expect, test } from "vitest";
import { driveReader } from "../../test/drive-reader.ts";
import { openReader, type ReaderOptions } from "./open-reader.ts";

const id = (at: number): string => String(1_230_000_798_458_642_537n + BigInt(at) * 866_235_865_660n);
const user = (at: number): string => String(2_244_994_945 + at * 7_919);

interface Given extends Partial<Omit<ReaderOptions, "ids">> {
  readonly field?: string;
  readonly type?: "tweets" | "users";
}

interface Sample extends Given {
  readonly name: string;
  readonly head?: string;
  readonly rows: readonly string[];
  /** No IDs of the list: they stay, as bad entries do. */
  readonly others?: readonly string[];
}

const rowsOf = (count: number, row: (at: number) => string): readonly string[] =>
  Array.from({ length: count }, (_, at) => row(at));

/** Of a table with some rows that are not as the others. */
const ragged = (separator: string, odd: (at: number) => string): readonly string[] =>
  rowsOf(12, (at) => (at % 5 === 3 ? odd(at) : `${id(at)}${separator}label`));

const samples: readonly Sample[] = [
  ...[",", ";", "\t", "|", " "].flatMap((separator): readonly Sample[] =>
    ["a.csv", "a.txt", "a"].flatMap((name) => [
      { name, rows: ragged(separator, (at) => `${id(at)}${separator}label`) },
      { name, rows: ragged(separator, (at) => id(at)) },
      { name, head: "# by me\n\n# and others\n", rows: ragged(separator, (at) => id(at)) },
      {
        name,
        head: `tweet_id${separator}n\n`,
        rows: ragged(separator, (at) => `${id(at)}${separator}label`),
      },
      {
        name,
        head: `tweet_id${separator}n\n`,
        rows: ragged(separator, (at) => id(at)),
      },
      ...(separator === " "
        ? []
        : [
            { name, rows: ragged(separator, (at) => `${id(at)}${separator}label${separator}`) },
            { name, rows: ragged(separator, (at) => `${id(at)}${separator}${separator}label`) },
            { name, rows: ragged(separator, (at) => `${id(at)}${separator}`) },
            { name, rows: rowsOf(9, (at) => `"${id(at)}"${separator}12`) },
            { name, head: "tweet_id\n", rows: rowsOf(9, (at) => `${id(at)}${separator}`) },
            {
              name,
              head: `tweet_id${separator}n\n`,
              rows: rowsOf(9, (at) => `${id(at)}${separator}a${separator}`),
            },
            { name, head: `sep=${separator}\n`, rows: rowsOf(9, (at) => `${id(at)}${separator}a`) },
          ]),
    ]),
  ),
  { name: "ids.txt", rows: rowsOf(9, (at) => (at === 8 ? id(at) : `${id(at)},`)) },
  { name: "qrels.txt", rows: rowsOf(9, (at) => `${170 + at} Q0 ${id(at)} 1`) },
  { name: "form.txt", rows: rowsOf(9, id), others: [`x${id(20)}`, `x${id(21)}`] },
  {
    name: "form.csv",
    head: "tweet_id,n\n",
    rows: rowsOf(9, (at) => `${id(at)},1`),
    others: [`x${id(20)},1`],
  },
  ...["a.txt", "a"].flatMap((name) => [
    { name, rows: rowsOf(9, (at) => (at === 4 ? id(100) : `${id(at * 2)},${id(at * 2 + 1)}`)) },
    { name, rows: rowsOf(9, (at) => `${id(at * 3)}, ${id(at * 3 + 1)}, ${id(at * 3 + 2)}`) },
    { name, head: "# mine\n", rows: rowsOf(9, (at) => `${id(at * 2)}\t${id(at * 2 + 1)}`) },
  ]),
  { name: "a.csv", format: "txt", rows: rowsOf(9, (at) => `${id(at * 2)},${id(at * 2 + 1)}`) },
  { name: "a.csv", head: "tweet_ids\n", rows: rowsOf(9, (at) => `${id(at * 2)},${id(at * 2 + 1)}`) },
  ...["a.txt", "a.csv", "a"].flatMap((name) => [
    { name, head: "0\n", rows: rowsOf(4, id) },
    { name, head: '"0"\n', rows: rowsOf(4, id) },
    { name, head: "0\n", rows: [id(0), "1234567890", id(1)] },
  ]),
  { name: "users.txt", type: "users", field: "1", rows: rowsOf(12, (at) => `${user(at)}\tbot`) },
  {
    name: "users.txt",
    type: "users",
    field: "1",
    rows: rowsOf(12, (at) => `${user(at)} ${at % 3 ? "bot" : ""}`),
  },
];

function read({ name, type = "tweets", field, ...options }: Given & { readonly name: string }, text: string) {
  const content = Buffer.from(text);
  const given = { ids: [{ type, field }], ...options };
  const file = { name, firstBytes: content };
  const early: string[] = [];
  const opened = openReader(file, given, { badEntry: () => {}, refuse: (message) => early.push(message) });
  if (opened === undefined) return { ids: [], refusal: early[0] };
  const { entries, faults } = driveReader(
    (onFault) => openReader(file, given, onFault) as typeof opened,
    content,
  );
  return {
    ids: entries.map((entry) => entry.id),
    refusal: faults.find((fault) => /^[0-9]*!|^undefined!/.test(fault)),
  };
}

const idsOf = (text: string): readonly string[] => text.match(/[0-9]{9,}/g) ?? [];

/** Rows with some of their IDs gone: without all of them they are gone, too. */
function write({ head = "", rows, others = [] }: Sample, isGone: (one: string) => boolean): string {
  const kept = rows.flatMap((row) => {
    const ids = idsOf(row);
    const left = ids.filter((one) => !isGone(one));
    if (left.length === ids.length) return [row];
    return left.length === 0 ? [] : [left.join(",")];
  });
  return head + [...others.slice(0, 1), ...kept, ...others.slice(1)].map((line) => `${line}\n`).join("");
}

test.for(samples.map((sample) => [sample.name, write(sample, () => false), sample] as const))(
  "%s with %j is read, and read in the same way after any of its entries have gone",
  ([, whole, sample]) => {
    const all = sample.rows.flatMap(idsOf);
    expect(read(sample, whole)).toEqual({ ids: all, refusal: undefined });
    const one = all.map((kept) => all.filter((each) => each !== kept));
    const subsets = fc.oneof(fc.subarray([...all]), fc.constantFrom(...one));
    fc.assert(
      fc.property(subsets, (gone) => {
        const text = write(sample, (each) => gone.includes(each));
        const left = all.filter((each) => !gone.includes(each));
        const again = read(sample, text);
        if (left.length === 0 && sample.others !== undefined) return;
        const isSaid = again.refusal !== undefined && /set `[a-z-]+/.test(again.refusal);
        expect({ text, ...(isSaid ? { ids: left, refusal: undefined } : again) }).toEqual({
          text,
          ids: left,
          refusal: undefined,
        });
      }),
      { numRuns: 40 },
    );
  },
);
