import {
  endsAsName,
  findKnownColumns,
  findTypeOfName,
  isGeneralName,
  refersToOther,
} from "../detect/known-columns.ts";
import { findIdForm } from "../ids/id-forms.ts";
import { createIdWords, type IdWords, joinWords } from "../ids/parse-id.ts";
import type { JobType } from "../types.ts";
import { createJsonFinder, type JsonFinder } from "./find-json-value.ts";
import { type JsonMember, listJsonMembers } from "./list-json-members.ts";

/**
 * Where else a record has its author. A list of users is often made from posts, whose own ID goes by the general names.
 */
const authorPaths: readonly (readonly string[])[] = [
  ["user", "id_str"],
  ["user", "id"],
  ["author", "id_str"],
  ["author", "id"],
];

/** Records that are looked at for a second ID before the choice is trusted. */
export const weighedRecords = 100;

/** Shorter numbers are counts and row numbers as well: digits. */
const longDigits = 15;

/** What one record says of where the IDs are. `bestGuess` is the field to blame if none holds an ID. */
export type JsonFieldChoice =
  | { readonly kind: "chosen"; readonly finder: JsonFinder; readonly equals: readonly JsonFinder[] }
  | { readonly kind: "clash"; readonly between: readonly [string, string] }
  | { readonly kind: "none"; readonly bestGuess: JsonFinder | undefined };

export interface JsonFieldChooser {
  /** `chosen`: the field that earlier records had the ID in. A better one that holds another ID is a clash. */
  choose(bytes: Uint8Array, start: number, end: number, chosen?: JsonFinder): JsonFieldChoice;
}

/**
 * Makes a chooser for files whose field nobody named: by its usual names, the best kind of them, at the top of the record.
 * Two fields that hold different IDs are never guessed between.
 */
export function createJsonFieldChooser(type: JobType): JsonFieldChooser {
  return {
    choose(bytes, start, end, chosen) {
      const members = listJsonMembers(bytes, { start, end });
      const lookFor = (path: readonly string[]) => {
        const finder = createJsonFinder(path);
        return { finder, line: finder.find(bytes, start, end), words: createIdWords() };
      };
      const seen = findCandidates(members, type).map(lookFor);
      const withId = seen.filter(
        ({ finder, line, words }) => line === "found" && findIdForm(bytes, finder, words) !== undefined,
      );
      const [first, ...others] = withId;
      if (first === undefined) {
        // Without a candidate, any path shows whether the record is an object at all.
        const any = seen.length > 0 ? seen : [lookFor(["id"])];
        return { kind: "none", bestGuess: any.find(({ line }) => line !== "missing")?.finder };
      }
      const rival = others.find(({ words }) => !areEqual(words, first.words))?.finder;
      if (rival !== undefined) return clash(first.finder, rival);
      const doubted = findLongRival(bytes, { members, first, type });
      if (doubted !== undefined)
        return { kind: "clash", between: [formatJsonPath(first.finder), formatKey(doubted.key)] };
      if (chosen !== undefined && !isAmong(chosen, withId) && chosen.find(bytes, start, end) === "found") {
        const words = createIdWords();
        const isOther = findIdForm(bytes, chosen, words) !== undefined && !areEqual(words, first.words);
        if (isOther) return clash(first.finder, chosen);
      }
      return { kind: "chosen", finder: first.finder, equals: others.map(({ finder }) => finder) };
    },
  };
}

interface WithId {
  readonly finder: JsonFinder;
  readonly words: IdWords;
}

/** The paths that may hold the ID, best first, all of them of the same kind of name. */
function findCandidates(members: readonly JsonMember[], type: JobType): readonly (readonly string[])[] {
  const keys = [...new Set(members.filter(({ key }) => endsAsName(key)).map(({ key }) => key))];
  const found = findKnownColumns(keys, type, { asTexts: false }).map((at) => [keys[at] as string]);
  const tells = found.some(([key]) => !isGeneralName(key as string));
  if (type === "tweets" || tells) return found;
  const authors = authorPaths.filter(([outer]) => members.some(({ key }) => key === outer));
  return [...found, ...authors];
}

/** A member that holds a long ID, where the chosen one holds a short one and its name may mean anything, for example a row. */
function findLongRival(
  bytes: Uint8Array,
  {
    members,
    first,
    type,
  }: { readonly members: readonly JsonMember[]; readonly first: WithId; readonly type: JobType },
): JsonMember | undefined {
  const { path } = first.finder;
  const isDoubtful = path.length === 1 && findTypeOfName(path[0] as string) === undefined;
  if (!isDoubtful || countDigits(first.words) >= longDigits) return undefined;
  return members.find((member) => {
    const words = createIdWords();
    return (
      member.key !== path[0] &&
      !refersToOther(member.key, type) &&
      findIdForm(bytes, member, words) !== undefined &&
      countDigits(words) >= longDigits
    );
  });
}

function clash(one: JsonFinder, other: JsonFinder): JsonFieldChoice {
  return { kind: "clash", between: [formatJsonPath(one), formatJsonPath(other)] };
}

function isAmong(finder: JsonFinder, others: readonly WithId[]): boolean {
  return others.some((other) => formatJsonPath(other.finder) === formatJsonPath(finder));
}

export function formatJsonPath({ path }: JsonFinder): string {
  return `"${path.join(".")}"`;
}

/** Keys of a file end in logs: only what is plainly a name is repeated. */
function formatKey(key: string): string {
  return /^[\p{L}_][\p{L}\p{N}_ .-]{0,39}$/u.test(key) ? `"${key}"` : "another field";
}

function countDigits(words: IdWords): number {
  return joinWords(words[0] as number, words[1] as number).toString().length;
}

function areEqual(left: IdWords, right: IdWords): boolean {
  return left[0] === right[0] && left[1] === right[1];
}
