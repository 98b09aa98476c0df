// @module-tag slow
import fc from "fast-check";
import { expect, test } from "vitest";
import { driveReader } from "../../../test/drive-reader.ts";
import type { JobType } from "../../types.ts";
import { openReader } from "../open-reader.ts";

const id = (at: number): string => String(1_230_000_798_458_642_537n + BigInt(at) * 866_235_865_660n);
const rows = Array.from({ length: 20 }, (_, at) => at);

interface Sample {
  readonly name: string;
  readonly type?: JobType;
  readonly header?: string;
  readonly row: (at: number) => string;
  readonly end?: string;
}

/** Structures of tables that people keep in public repositories, with made-up values. */
const samples: readonly Sample[] = [
  {
    name: "single-quotes.csv",
    header: "tweet id, tweet, label",
    row: (at) => `'${id(at)}',"made-up text, ${at}",off-topic`,
  },
  { name: "id-tab-label.txt", row: (at) => `${id(at)}\t${at % 2 ? "positive" : "negative"}` },
  { name: "name-tab-id.txt", row: (at) => `"made_up_${at}"\t"${id(at)}"` },
  { name: "header-0.csv", header: "0", row: id },
  {
    name: "x-prefix.csv",
    header: '"user_id","status_id","created_at"',
    row: (at) => `"x${1000 + at}","x${id(at)}","2020-01-01"`,
  },
  { name: "semicolon-plain.csv", header: ";tid;sent;pol", row: (at) => `${at};${id(at)};positive;believe` },
  {
    name: "semicolon-quoted.csv",
    header: '"screen_name";"user_id";"tweet_id";"text"',
    row: (at) => `"made_up";"${1000 + at}";"${id(at)}";"some, text"`,
    end: "\r\n",
  },
  { name: "tabs.csv", header: "TweetID\tExpert\tAmateur_0", row: (at) => `${id(at)}\tneither\tsexism` },
  { name: "trailing-commas.txt", row: (at) => `${id(at)},` },
  {
    name: "lone-quotes.tsv",
    header: "tweet_id\ttext\tlabel",
    row: (at) => `${id(at)}\t${at === 0 ? '"so true' : at === 2 ? '5 feet 11"' : "plain"}\tpos`,
  },
  { name: "qrels.txt", row: (at) => `${170 + at} Q0  ${id(at)} ${at % 2}` },
  { name: "one-line.txt", row: (at) => (at === 0 ? rows.map(id).join(",") : ""), end: "\n" },
  {
    name: "many-in-a-cell.csv",
    header: "id,news_url,title,tweet_ids",
    row: (at) => `politifact${at},example.com/${at},"A title, ${at}",${id(at)}`,
  },
  { name: "mac.csv", header: "tweet_id,text", row: (at) => `${id(at)},made up`, end: "\r" },
];

function write({ header, row, end = "\n" }: Sample): string {
  return [...(header === undefined ? [] : [header]), ...rows.map(row)].map((line) => line + end).join("");
}

function read({ name, type = "tweets" }: Sample, text: string, cuts: readonly number[] = []) {
  const content = Buffer.from(text, "latin1");
  const refusals: string[] = [];
  const given = { ids: [{ type }] };
  const file = { name, firstBytes: content };
  const opened = openReader(file, given, { badEntry: () => {}, refuse: (message) => refusals.push(message) });
  if (opened === undefined) return { ids: [], faults: refusals.map((message) => `0! ${message}`) };
  const { entries, faults } = driveReader(
    (onFault) => openReader(file, given, onFault) as typeof opened,
    content,
    { cuts },
  );
  return { ids: entries.map((entry) => entry.id), faults };
}

test.for(samples)("$name is read, entry by entry", (sample) => {
  expect(read(sample, write(sample))).toEqual({ ids: rows.map(id), faults: [] });
});

/** Broken, as files get: cut off, with a quote, a CR or a line feed somewhere, or with a stretch that is missing. */
const damage = fc.record({
  kind: fc.constantFrom("cut", '"', '"', "\r", "\n", "hole"),
  places: fc.array(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), {
    minLength: 1,
    maxLength: 3,
  }),
});

function damageText(
  text: string,
  { kind, places }: { readonly kind: string; readonly places: readonly number[] },
): string {
  return places.reduce((rest, place) => {
    const at = Math.floor(place * rest.length);
    if (kind === "cut") return rest.slice(0, at);
    return rest.slice(0, at) + (kind === "hole" ? rest.slice(at + 30) : kind + rest.slice(at));
  }, text);
}

/** A hole glues what was apart: nobody can tell an ID from the text in front of it, but in lines that are whole. */
function sightOf(sample: Sample, text: string, kind: string): string {
  if (kind !== "hole") return text;
  const whole = new Set(write(sample).split("\n"));
  return text
    .split("\n")
    .filter((line) => whole.has(line))
    .join("\n");
}

test("of a broken table every ID is told, or a fault, and never fewer silently", () => {
  fc.assert(
    fc.property(fc.constantFrom(...samples), damage, fc.nat(), (sample, broken, cut) => {
      const text = damageText(write(sample), broken);
      const whole = read(sample, text);
      expect(
        read(sample, text, text.length > 1 ? [cut % text.length || 1].filter((at) => at < text.length) : []),
      ).toEqual(whole);
      const known = new Set(rows.map(id));
      // What is still whole for anybody who knows neither quotes nor line ends.
      const present = (sightOf(sample, text, broken.kind).match(/[0-9]+/g) ?? []).filter((one) =>
        known.has(one),
      );
      const isTold = whole.faults.length > 0 || present.every((one) => whole.ids.includes(one));
      expect(isTold ? "told" : { text, whole }).toBe("told");
    }),
    { numRuns: 3_000 },
  );
});
