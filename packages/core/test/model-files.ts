import fc from "fast-check";
import type { IdPlace } from "../src/types.ts";
import { decideNaively, endFile, idValue, type ModelFile, type ModelValues } from "./model-rows.ts";

const lineEnd = fc.constantFrom("\n", "\n", "\r\n");
const space = fc.constantFrom("", "", "", " ", "\t", " \t");
const places: readonly IdPlace[] = [
  { type: "tweets", field: "tweet" },
  { type: "users", field: "user" },
];

/** Lists with one ID per line, and what people write around them. */
export const txtFile: fc.Arbitrary<ModelFile> = fc
  .record({
    lines: fc.array(
      fc.oneof(
        { weight: 4, arbitrary: fc.tuple(space, idValue, space, lineEnd) },
        { weight: 1, arbitrary: fc.tuple(space, fc.constantFrom("# 30", "#", "#50"), space, lineEnd) },
      ),
      { maxLength: 8, size: "max" },
    ),
    isEnded: fc.boolean(),
  })
  .map(({ lines, isEnded }) => {
    const values = lines.map(([before, value, behind, end]) => ({
      values: [value],
      text: `${before}${value}${behind}${end}`,
      scrubbed: undefined,
      isBare: true,
    }));
    const rows = endFile(values, isEnded).map((row) =>
      /^#|^$/.test(row.values[0] ?? "")
        ? { text: row.text, seen: undefined, rewritten: row.text, isUnverified: false }
        : decideNaively(row),
    );
    return { header: "", rows, options: { ids: [{ type: "tweets" }], format: "txt" } };
  });

const columns = ["tweet", "user", "place", "other"] as const;
type Column = (typeof columns)[number];
const fieldValue = fc
  .array(fc.constantFrom("x", " ", "\t", ",", ";", "\n", "\r\n", 'y"z', "30", "é"), { maxLength: 4 })
  .map((all) => all.join(""));

/** Tables of one or two places, with any columns scrubbed, in any order and any quoting. */
export function tableFile(format: "csv" | "tsv"): fc.Arbitrary<ModelFile> {
  const separator = format === "csv" ? "," : "\t";
  const row = fc.record({
    tweet: idValue,
    user: idValue,
    place: fieldValue,
    other: fieldValue,
    isQuoted: fc.record({
      tweet: fc.boolean(),
      user: fc.boolean(),
      place: fc.boolean(),
      other: fc.boolean(),
    }),
    end: lineEnd,
  });

  function writeField(value: string, isQuoted: boolean): string {
    const needsQuotes =
      isQuoted || value.startsWith('"') || /[\n\r]/.test(value) || value.includes(separator);
    return needsQuotes ? `"${value.replaceAll('"', '""')}"` : value;
  }

  return fc
    .record({
      order: fc.shuffledSubarray([...columns], { minLength: 4 }),
      placeCount: fc.constantFrom(1, 2, 2),
      scrubFields: fc.subarray<Column>(["place", "other"]),
      rows: fc.array(row, { maxLength: 7, size: "max" }),
      isEnded: fc.boolean(),
    })
    .map(({ order, placeCount, scrubFields, rows, isEnded }) => {
      const ids = places.slice(0, placeCount);
      const values = rows.map((each): ModelValues => {
        const fields = order.map((name) => writeField(each[name], each.isQuoted[name]));
        const scrubbed = order.map((name, at) =>
          scrubFields.includes(name) && !/^[ \t\r]*$/.test(each[name]) ? "" : fields[at],
        );
        return {
          values: ids.map(({ field }) => each[field as Column]),
          text: fields.join(separator) + each.end,
          scrubbed: scrubFields.length === 0 ? undefined : scrubbed.join(separator) + each.end,
          isBare: order.every(
            (name) => ids.some(({ field }) => field === name) || /^[ \t\r]*$/.test(each[name]),
          ),
        };
      });
      const header = `${order.join(separator)}\r\n`;
      return {
        header,
        rows: endFile(values, isEnded).map(decideNaively),
        options: { ids, format, quoting: "csv", scrubFields },
      };
    });
}

/** A value as JSON text: of an ID as a string or a number, of none as null, "" or nothing. */
function idSource(value: string, dice: number): string | undefined {
  if (value === "") return [undefined, "null", '""', '" "'][dice % 4];
  return /^-?[1-9][0-9.E+]*$/.test(value) && dice % 2 === 0 ? value : `"${value}"`;
}

const jsonSource = fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.stringify(value));
const maybeSource = fc.option(jsonSource, { nil: undefined });

/** JSON lines of one or two places, with values scrubbed at the top and inside. */
export const jsonlFile: fc.Arbitrary<ModelFile> = fc
  .record({
    placeCount: fc.constantFrom(1, 2, 2),
    scrubFields: fc.subarray(["place", "geo.at"]),
    rows: fc.array(
      fc.record({
        ids: fc.tuple(idValue, idValue),
        dice: fc.tuple(fc.nat(3), fc.nat(3)),
        place: maybeSource,
        at: maybeSource,
        geo: fc.option(jsonSource, { nil: undefined, freq: 2 }),
        order: fc.shuffledSubarray(["tweet", "user", "place", "geo", "x"], { minLength: 5 }),
        gap: fc.constantFrom("", "", " ", "\t "),
        end: lineEnd,
      }),
      { maxLength: 7, size: "max" },
    ),
    isEnded: fc.boolean(),
  })
  .map(({ placeCount, scrubFields, rows, isEnded }) => {
    const values = rows.map(({ ids, dice, place, at, geo, order, gap, end }): ModelValues => {
      function write(isScrubbed: boolean): string {
        const scrub = (source: string | undefined, field: string): string | undefined =>
          source !== undefined && isScrubbed && scrubFields.includes(field) ? "null" : source;
        const inner = scrub(at, "geo.at");
        const sources: Readonly<Record<string, string | undefined>> = {
          tweet: idSource(ids[0], dice[0]),
          user: idSource(ids[1], dice[1]),
          place: scrub(place, "place"),
          geo: geo ?? `{"x":30,${gap}"at"${gap}:${inner ?? "null"},"y":{"at":1}}`,
          x: '{"place":50}',
        };
        const members = order.flatMap((key) =>
          sources[key] === undefined ? [] : [`"${key}"${gap}:${gap}${sources[key]}`],
        );
        return `${gap}{${members.join(`,${gap}`)}}${gap}${end}`;
      }
      const canScrub = scrubFields.length > 0;
      return {
        values: ids.slice(0, placeCount),
        text: write(false),
        scrubbed: canScrub ? write(true) : undefined,
        isBare: false,
      };
    });
    const options = { ids: places.slice(0, placeCount), format: "jsonl", scrubFields } as const;
    return { header: "", rows: endFile(values, isEnded).map(decideNaively), options };
  });
