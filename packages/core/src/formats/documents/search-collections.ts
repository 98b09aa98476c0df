import { isDeepStrictEqual } from "node:util";
import { findNamedType, isOtherCollection } from "../../detect/collection-names.ts";
import { findIdForm } from "../../ids/id-forms.ts";
import { createIdWords } from "../../ids/parse-id.ts";
import type { IdPlace, JobType } from "../../types.ts";
import { createJsonFieldChooser, type JsonFieldChooser, weighedRecords } from "../choose-json-field.ts";
import type { Span } from "../entry-reader.ts";
import { createJsonFinder } from "../find-json-value.ts";
import { findArchiveField } from "./archive-fields.ts";
import { type Candidate, nameAllCandidates, nameCandidate, refuseCounted } from "./candidate.ts";
import type { CollectionPlan } from "./document-plan.ts";
import type { EntryPlace } from "./entry-places.ts";
import { isNoTime, looksLikeId, refuseKeyed } from "./keyed-members.ts";
import { createOwnIds, type SearchedScalar } from "./own-ids.ts";
import { suggestFields } from "./suggest-fields.ts";

const mostSuggestions = 5;
/** Lists that are looked at for suggestions. */
const mostTried = 1_000;
/** Of users some IDs are as short as times. */
const fewestLateDigits = 11;

/** What X's API answers with: what belongs to a post stands apart from it. */
const pageRefusal =
  "is a response of X's API: `includes` contains what belongs to the posts in `data`; write it on one line as .jsonl, or set `field: data[].id` to leave `includes` as it is";

export type Verdict =
  | { readonly kind: "chosen"; readonly collection: CollectionPlan }
  | { readonly kind: "undecided" }
  | { readonly kind: "none" }
  | { readonly kind: "refused"; readonly refusal: string };

/** Finds the one collection of a document that has IDs, as it comes. Between two nothing is guessed. */
export interface CollectionSearch {
  /** Whether the value of a key may hold entries by its name. */
  admits(key: string): boolean;
  isIdKey(key: string): boolean;
  /** Why nothing can be read of a document that has this key behind others. */
  refuseKey(key: string, keys: readonly string[]): string | undefined;
  /** Why nothing can be read of a document that has this value in an object that is searched. */
  refuseScalar(scalar: SearchedScalar): string | undefined;
  /** Looks at an element of the candidate, as one line. */
  weigh(bytes: Uint8Array, element: Span, candidate: Candidate): Verdict;
  /** Why the keys of a candidate that was chosen are not taken for IDs, by one of its members. */
  refuseMember(
    bytes: Uint8Array,
    member: { readonly key: string; readonly value: Span },
    candidate: Candidate,
  ): string | undefined;
  /** Where the candidate ends and was undecided. */
  settle(candidate: Candidate): Verdict;
  /** Why the document as a whole is none that can be read, if it is. */
  conclude(): string | undefined;
}

export function createCollectionSearch(places: readonly IdPlace[]): CollectionSearch {
  const words = createIdWords();
  const types = [...new Set(places.map(({ type }) => type))];
  const looks = places.map(({ type, field }) => ({
    chooser: createJsonFieldChooser(type),
    // Under the path, or a key of that very name, dots and all, as other programs flatten objects.
    finders: field === undefined ? [] : [createJsonFinder(field.split(".")), createJsonFinder([field])],
  }));
  const ownIds = createOwnIds(places);
  const suggestions = new Set<string>();
  const pageKeys = new Set<string>();
  let chosen: Candidate | undefined;
  let hasEmpty = false;
  let tried = 0;

  function isNamed(keys: readonly string[]): boolean {
    const type = findNamedType(keys.at(-1) ?? "");
    return type !== undefined && types.includes(type);
  }

  function choose(candidate: Candidate, placesOf: readonly EntryPlace[]): Verdict {
    const name = nameCandidate(candidate);
    if (chosen !== undefined) {
      const isSame = isDeepStrictEqual(chosen.keys, candidate.keys) && chosen.step === candidate.step;
      const other = isSame ? `${name} twice` : `both ${nameCandidate(chosen)} and ${name}`;
      const one = `\`${nameCandidate(chosen)}\` or, for a field of its entries, \`${nameCandidate(chosen)}.id\``;
      const areAlike = !isSame && chosen.keys.length === candidate.keys.length && chosen.keys.length > 0;
      const all = `\`${nameAllCandidates(candidate)}\` or \`${nameAllCandidates(candidate)}.id\``;
      const examples = areAlike ? `${one}; or, for those of all such lists, ${all}` : one;
      return {
        kind: "refused",
        refusal: `has IDs in ${other}: say in \`field\` which are meant, for example ${examples}`,
      };
    }
    const refusal = ownIds.refuseList(name) ?? refuseCounted(candidate, placesOf);
    if (refusal !== undefined) return { kind: "refused", refusal };
    chosen = candidate;
    return { kind: "chosen", collection: { name, step: candidate.step, places: placesOf } };
  }

  /** Where an object has its IDs, if it has all that is asked for or any. */
  function findInside(bytes: Uint8Array, element: Span): readonly EntryPlace[] | undefined {
    let hasId = false;
    const found = places.map(({ type, field }, index): EntryPlace => {
      const { chooser, finders } = looks[index] as (typeof looks)[number];
      if (field !== undefined) {
        hasId ||= finders.some((finder) => {
          const line = finder.find(bytes, element.start, element.end);
          return line === "found" && findIdForm(bytes, finder, words) !== undefined;
        });
        return { type, at: { field } };
      }
      const archived = findArchiveField(bytes, element, type);
      hasId ||= archived !== undefined || mayHoldId(chooser, bytes, element);
      return { type, at: { field: archived } };
    });
    return hasId ? found : undefined;
  }

  function isScalarId(bytes: Uint8Array, { start, end }: Span, keys: readonly string[]): boolean {
    const quotes = bytes[start] === quote ? 1 : 0;
    const value = { start: start + quotes, end: end - quotes };
    if (findIdForm(bytes, value, words) === undefined) return false;
    const text = Buffer.from(bytes.subarray(value.start, value.end)).toString("latin1");
    if (!/^[0-9]+$/.test(text)) return true;
    const mayBe = keys.length === 0 || isNamed(keys) ? isNoTime : looksLikeId;
    return types.some((type) => mayBe(text, type));
  }

  return {
    admits(key) {
      const type = findNamedType(key);
      return (type === undefined || types.includes(type)) && !isOtherCollection(key);
    },
    isIdKey: (key) => types.some((type) => looksLikeId(key, type)),
    refuseKey(key, keys) {
      if (keys.length === 0 && (key === "includes" || key === "data")) {
        pageKeys.add(key);
        if (pageKeys.size === 2) return pageRefusal;
      }
      if (key.length < fewestLateDigits || !types.some((type) => looksLikeId(key, type))) return undefined;
      const name = nameCandidate({ keys, step: "members" });
      return `has an ID for a key, and the first key is none: if IDs are the keys, set \`field: ${name}\``;
    },
    refuseScalar(scalar) {
      const isOwn = ownIds.note(scalar);
      return isOwn && chosen !== undefined ? ownIds.refuseList(nameCandidate(chosen)) : undefined;
    },
    refuseMember: (bytes, { key, value }, candidate) =>
      refuseKeyed(bytes, { key, value, type: places[0]?.type as JobType, name: nameCandidate(candidate) }),
    weigh(bytes, element, candidate) {
      const [only] = places;
      const isBare = places.length === 1 && only?.field === undefined;
      if (candidate.step === "members") {
        if (!isBare) return { kind: "none" };
        return choose(candidate, [{ type: only?.type as JobType, at: "key" }]);
      }
      if (bytes[element.start] === openBrace) {
        const inside = findInside(bytes, element);
        if (inside !== undefined) return choose(candidate, inside);
      } else if (isBare && isScalarId(bytes, element, candidate.keys)) {
        return choose(candidate, [{ type: only?.type as JobType, at: "value" }]);
      }
      if (candidate.lines.length === 0 && suggestions.size < mostSuggestions && tried < mostTried) {
        tried++;
        for (const field of suggestFields(bytes, element, nameCandidate(candidate))) {
          if (suggestions.size < mostSuggestions) suggestions.add(field);
        }
      }
      return candidate.lines.length + 1 < weighedRecords ? { kind: "undecided" } : { kind: "none" };
    },
    settle(candidate) {
      if (candidate.lines.length === 0) hasEmpty = true;
      const mayBe = candidate.keys.length === 0 || isNamed(candidate.keys);
      if (candidate.lines.length === 0 || chosen !== undefined || suggestions.size > 0 || !mayBe)
        return { kind: "none" };
      return choose(
        candidate,
        places.map(({ type, field }) => ({ type, at: { field } })),
      );
    },
    conclude() {
      if (chosen !== undefined) return undefined;
      const refusal = ownIds.refuseAlone();
      // Without entries it is a list as well: maybe all of them had to be removed.
      if (refusal !== undefined || hasEmpty) return refusal;
      const such = [...suggestions].map((field) => `\`${field}\``);
      const hint = such.length > 0 ? such.join(" or ") : "`tweets[].id`, or `{}` for the keys of an object";
      return `is a JSON document in which no list of IDs was recognised by its name: name it in \`field\`, for example ${hint}`;
    },
  };
}

/** A field that stands twice in its object is that of the ID as well, and a fault of it. */
function mayHoldId(chooser: JsonFieldChooser, bytes: Uint8Array, { start, end }: Span): boolean {
  const choice = chooser.choose(bytes, start, end);
  return choice.kind !== "none" || choice.bestGuess?.find(bytes, start, end) === "twice";
}

const quote = 34;
const openBrace = 123;
