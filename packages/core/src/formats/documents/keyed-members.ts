import { findNamedType, isOtherCollection } from "../../detect/collection-names.ts";
import { explainTypeOfName, findKnownColumns } from "../../detect/known-columns.ts";
import type { JobType } from "../../types.ts";
import type { Span } from "../entry-reader.ts";
import { findFields } from "./suggest-fields.ts";

/**
 * Posts have had 15 digits and more since the end of 2010; shorter numbers as keys or in a list that no name speaks for are row
 * numbers, dates and times as well. Users' IDs of every length are about.
 */
const fewestDigits: Readonly<Record<JobType, number>> = { tweets: 15, users: 8 };
const mostPlaces = 3;

/** Whether digits that nobody calls an ID look like one of the type, and not like a date. */
export function looksLikeId(digits: string, type: JobType): boolean {
  return (
    digits.length >= fewestDigits[type] &&
    digits.length <= 20 &&
    /^[1-9][0-9]*$/.test(digits) &&
    !isDay(digits)
  );
}

/** Posts went from 11 digits to 17 when X began to make their IDs of the time: between are times in milliseconds. */
export function isNoTime(digits: string, type: JobType): boolean {
  return type === "users" || digits.length < 12 || digits.length >= fewestDigits.tweets;
}

/** Whether a key is a number, a date or a time, so that its neighbours are as well. */
export function isCountingKey(key: string): boolean {
  return /^[0-9][0-9 :./T_-]*Z?$/.test(key);
}

/** For example 20200131. */
function isDay(digits: string): boolean {
  return /^(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])$/.test(digits);
}

export interface KeyedMember {
  readonly key: string;
  readonly value: Span;
  readonly type: JobType;
  /** Of the object, as `field` has it. */
  readonly name: string;
}

/** Why a member's key is not taken for its ID: what it holds has other IDs, by their names. */
export function refuseKeyed(bytes: Uint8Array, { key, value, type, name }: KeyedMember): string | undefined {
  const found = findFields(bytes, value, {
    name,
    isField: (field) => isIdOf(type, field),
    mayHold: (own) => !isOtherCollection(own) && (findNamedType(own) ?? type) === type,
  });
  const isKey = (id: string): boolean => id === key || String(Number(key)) === id;
  const same = found.find(({ value: id }) => isKey(id));
  if (found.every(({ value: id }) => isKey(id))) return undefined;
  const places = same === undefined ? found : [same];
  const fields = [...new Set(places.map(({ path }) => `\`field: ${path}\``))].slice(0, mostPlaces);
  return `has IDs for keys, and IDs in what they hold: set \`field: ${name}\` if the keys are meant, or ${fields.join(" or ")}`;
}

interface FoundValue {
  readonly path: string;
  readonly key: string;
  readonly value: string;
  readonly inner: readonly string[];
}

function isIdOf(type: JobType, { path, key, value, inner }: FoundValue): boolean {
  if (!looksLikeId(value, type)) return false;
  // An element of an array that lies in no field, or in one that is named for it.
  if (path.endsWith("[]")) return inner.length === 0 || findNamedType(inner.at(-1) as string) === type;
  return findKnownColumns([key], type).length > 0 && explainTypeOfName(inner.join("."), type) === undefined;
}
