import { explainTypeOfName, findKnownColumns, isGeneralName } from "../../detect/known-columns.ts";
import { findIdForm } from "../../ids/id-forms.ts";
import { createIdWords } from "../../ids/parse-id.ts";
import type { IdPlace, JobType } from "../../types.ts";
import type { Span } from "../entry-reader.ts";
import { formatDocumentPath } from "./document-path.ts";
import { isCountingKey } from "./keyed-members.ts";
import { toStep } from "./suggest-fields.ts";

/** A value of an object that is searched for lists, and the keys that lead to that object. */
export interface SearchedScalar {
  readonly keys: readonly string[];
  readonly key: string;
  readonly bytes: Uint8Array;
  /** With its quotes, if it is a string. */
  readonly value: Span;
}

type OwnPlace = Pick<SearchedScalar, "keys" | "key">;

/** IDs of objects that stand around lists or beside them: one post, pretty-printed, is such an object. */
export interface OwnIds {
  /** Whether the value is one, by the name of its key. */
  note(scalar: SearchedScalar): boolean;
  /** Why a list is not taken for the one that is meant; undefined if no object has an ID. */
  refuseList(list: string): string | undefined;
  /** Why there is nothing to read without any list. */
  refuseAlone(): string | undefined;
}

export function createOwnIds(places: readonly IdPlace[]): OwnIds {
  const words = createIdWords();
  let first: OwnPlace | undefined;
  let other: OwnPlace | undefined;

  function isOwn({ keys, key, bytes, value: { start, end } }: SearchedScalar): boolean {
    const quotes = bytes[start] === quote ? 1 : 0;
    const value = { start: start + quotes, end: end - quotes };
    const length = value.end - value.start;
    if (length < fewestDigits || findIdForm(bytes, value, words) === undefined) return false;
    return places.some(({ type, field }) =>
      field === undefined ? isNamed([...keys, key], { type, length }) : key === field,
    );
  }

  return {
    note(scalar) {
      if (!isOwn(scalar)) return false;
      const { keys, key } = scalar;
      const isSibling =
        first?.key === key && first.keys.length === keys.length && first.keys.at(-1) !== keys.at(-1);
      first ??= { keys, key };
      // Keys that are dates or numbers have their like beside them, maybe some other night.
      if (isSibling || isCountingKey(keys.at(-1) ?? "")) other ??= { keys, key };
      return true;
    },
    refuseList(list) {
      if (first === undefined) return undefined;
      const such = `\`${list}\` or, for a field of its entries, \`${list}.id\``;
      return `has an ID in \`${nameOf(first)}\` beside the list ${list}: if those of the list are meant, say so in \`field\`, for example ${such}; one post by itself is not a list: ${cure}`;
    },
    refuseAlone() {
      if (first === undefined) return undefined;
      if (other !== undefined) {
        const steps = [...first.keys.slice(0, -1).map(toStep), "members" as const];
        return `has objects with an ID each, but no list: if each of them is an entry, set \`field: ${formatDocumentPath(steps, first.key)}\``;
      }
      return `is one object with an ID of its own in \`${nameOf(first)}\`, and no list: ${cure}`;
    },
  };
}

const cure = "write it on one line, as .jsonl";
const quote = 34;
/** Shorter numbers count something. */
const fewestDigits = 8;
/** Behind a name that any object may have its own ID by. */
const fewestGeneralDigits: Readonly<Record<JobType, number>> = { tweets: 15, users: fewestDigits };

function isNamed(
  path: readonly string[],
  { type, length }: { readonly type: JobType; readonly length: number },
): boolean {
  const key = path.at(-1) as string;
  if (isGeneralName(key) && length < fewestGeneralDigits[type]) return false;
  return findKnownColumns([key], type).length > 0 && explainTypeOfName(path.join("."), type) === undefined;
}

function nameOf({ keys, key }: OwnPlace): string {
  return [...keys.map((own) => toStep(own).key), key].join(".");
}
