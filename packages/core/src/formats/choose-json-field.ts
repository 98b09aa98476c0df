import { findIdForm } from "../ids/id-forms.ts";
import { createIdWords, type IdWords } from "../ids/parse-id.ts";
import type { JobType } from "../types.ts";
import { createJsonFinder, type JsonFinder } from "./find-json-value.ts";

/**
 * Where the IDs of a type are looked for, best first. A list of users is often made from posts, whose own ID
 * goes by the same names: the author's places are in the list so that the two clash instead of being mixed up.
 */
const knownPaths: Readonly<Record<JobType, readonly (readonly string[])[]>> = {
  tweets: [["id_str"], ["tweet_id"], ["tid"], ["id"]],
  users: [["user_id"], ["id_str"], ["uid"], ["id"], ["author_id"], ["user", "id_str"], ["user", "id"]],
};

/** Records that are looked at for a second ID before the choice is trusted. */
export const weighedRecords = 100;

/** What one record says of where the IDs are. `bestGuess` is the field to blame if none holds an ID. */
export type JsonFieldChoice =
  | { readonly kind: "chosen"; readonly finder: JsonFinder; readonly equals: readonly JsonFinder[] }
  | { readonly kind: "clash"; readonly between: readonly [JsonFinder, JsonFinder] }
  | { readonly kind: "none"; readonly bestGuess: JsonFinder | undefined };

export interface JsonFieldChooser {
  readonly known: readonly JsonFinder[];
  choose(bytes: Uint8Array, start: number, end: number): JsonFieldChoice;
}

/**
 * Makes a chooser for files whose field nobody named. Two fields that hold different IDs are never guessed
 * between.
 */
export function createJsonFieldChooser(type: JobType): JsonFieldChooser {
  const known = knownPaths[type].map((path) => createJsonFinder(path));
  return {
    known,
    choose(bytes, start, end) {
      const seen = known.map((finder) => ({
        finder,
        line: finder.find(bytes, start, end),
        words: createIdWords(),
      }));
      const withId = seen.filter(
        ({ finder, line, words }) => line === "found" && findIdForm(bytes, finder, words) !== undefined,
      );
      const [first, ...others] = withId;
      if (first === undefined)
        return { kind: "none", bestGuess: seen.find(({ line }) => line !== "missing")?.finder };
      const rival = others.find(({ words }) => !areEqual(words, first.words));
      if (rival !== undefined) return { kind: "clash", between: [first.finder, rival.finder] };
      return { kind: "chosen", finder: first.finder, equals: others.map(({ finder }) => finder) };
    },
  };
}

export function formatJsonPath({ path }: JsonFinder): string {
  return `"${path.join(".")}"`;
}

function areEqual(left: IdWords, right: IdWords): boolean {
  return left[0] === right[0] && left[1] === right[1];
}
