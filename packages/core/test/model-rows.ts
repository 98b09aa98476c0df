import fc from "fast-check";
import type { ReaderOptions } from "../src/formats/open-reader.ts";
import { classifyIds } from "./classify-ids.ts";

/** One line or record of a made-up file, and what has to come of it. */
export interface ModelRow {
  readonly text: string;
  /** `tweet|user`, of an entry; `fault` of a bad entry; undefined where there is none of both. */
  readonly seen: string | undefined;
  /** After a rewrite; undefined if the row is gone. */
  readonly rewritten: string | undefined;
  readonly isUnverified: boolean;
}

export interface ModelFile {
  readonly header: string;
  readonly rows: readonly ModelRow[];
  readonly options: ReaderOptions;
}

/** What X says of the IDs in a model's files: 30 is gone, 40 is unknown, 50 is to be scrubbed. */
export const modelClassifier = classifyIds(["30"], ["40"], ["50"]);

const idText = fc.constantFrom("20", "18446744073709551615", "30", "40", "50", "50");
const badText = fc.constantFrom("1.2E+18", "-5", "007", "18446744073709551616", "name");
/** What stands where an ID should be. */
export const idValue: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: idText },
  { weight: 3, arbitrary: fc.constant("") },
  { weight: 1, arbitrary: badText },
);

/** What the naive reading of a row needs. */
export interface ModelValues {
  /** What stands in each place, in their order; empty if nothing does. */
  readonly values: readonly string[];
  readonly text: string;
  /** The text with its fields scrubbed; undefined where there are none to scrub. */
  readonly scrubbed: string | undefined;
  /** It holds nothing but IDs, so there is no location to be removed. */
  readonly isBare: boolean;
}

/** Decides by string functions what is to become of a row. */
export function decideNaively({ values, text, scrubbed, isBare }: ModelValues): ModelRow {
  const isBad = values.some((value) => value !== "" && !isId(value)) || values.every((value) => value === "");
  if (isBad) return { text, seen: "fault", rewritten: text, isUnverified: false };
  const seen = values.join("|");
  const has = (id: string): boolean => values.includes(id);
  if (has("30") || (has("50") && scrubbed === undefined && !isBare))
    return { text, seen, rewritten: undefined, isUnverified: false };
  const rewritten = (has("50") ? scrubbed : undefined) ?? text;
  return { text, seen, rewritten, isUnverified: has("40") && rewritten === text };
}

function isId(value: string): boolean {
  return /^[1-9][0-9]{0,19}$/.test(value) && BigInt(value) < 2n ** 64n;
}

/** Leaves the line end of the last row out, where the file has none. */
export function endFile(rows: readonly ModelValues[], isEnded: boolean): readonly ModelValues[] {
  const cut = (text: string): string => text.replace(/\r?\n$/, "");
  return rows.map((row, at) => {
    if (isEnded || at < rows.length - 1) return row;
    return {
      ...row,
      text: cut(row.text),
      scrubbed: row.scrubbed === undefined ? undefined : cut(row.scrubbed),
    };
  });
}
