import { findings, maxFieldChars } from "./record.ts";
import {
  createPlainFields,
  equals,
  type PlainFields,
  plainKeys,
  scanPlainObject,
} from "./scan-plain-object.ts";

export interface PlainRecord {
  readonly fields: PlainFields;
  idStart: number;
  idEnd: number;
  finding: number;
}

const [idKey, actionKey, reasonKey] = (["id", "action", "reason"] as const).map(
  (key) => plainKeys.indexOf(key) * 2,
) as [number, number, number];
const numberedKeys = (["id", "created_at", "redacted_at", "deleted_at"] as const).map(
  (key) => plainKeys.indexOf(key) * 2,
);
const zero = 48;
const nine = 57;

/** Findings that a plain record can have, as bytes; an `error` is rare and left to the schema. */
const words = findings.map(({ action, reason }) => ({
  action: Buffer.from(action),
  reason: Buffer.from(reason),
}));

/**
 * Reads a line without making a string of it, if it is plain and its action and reason are documented. Returns
 * `false` for any other, which the schema reads: both agree on every line that this accepts (a test holds it).
 */
export function readPlainRecord(
  bytes: Uint8Array,
  line: { readonly start: number; readonly end: number },
  record: PlainRecord,
): boolean {
  const { fields } = record;
  if (!scanPlainObject(bytes, line, fields)) return false;
  record.idStart = fields[idKey] as number;
  record.idEnd = fields[idKey + 1] as number;
  if (record.idStart === -1 || isTooLong(fields) || !hasPlainValues(bytes, fields)) return false;
  const finding = findPlainFinding(bytes, fields);
  if (finding === -1) return false;
  record.finding = finding;
  return true;
}

/** What is longer is left to the schema, which refuses such an ID. */
function isTooLong(fields: PlainFields): boolean {
  for (let key = 0; key < fields.length; key += 2) {
    if ((fields[key + 1] as number) - (fields[key] as number) > maxFieldChars) return true;
  }
  return false;
}

/** IDs and times begin with a digit, and the other values are words that we know: a plain line holds no sentinel. */
function hasPlainValues(bytes: Uint8Array, fields: PlainFields): boolean {
  return numberedKeys.every((key) => {
    const start = fields[key] as number;
    const first = bytes[start] as number;
    return start === -1 || (first >= zero && first <= nine);
  });
}

function findPlainFinding(bytes: Uint8Array, fields: PlainFields): number {
  const action = { start: fields[actionKey] as number, end: fields[actionKey + 1] as number };
  const reason = { start: fields[reasonKey] as number, end: fields[reasonKey + 1] as number };
  // 0 is "none", and behind the documented ones stand `error` and `unknown`.
  for (let number = 1; number < words.length - 2; number++) {
    const word = words[number] as (typeof words)[number];
    if (equals(bytes, reason, word.reason) && equals(bytes, action, word.action)) return number;
  }
  return -1;
}

export function createPlainRecord(): PlainRecord {
  return {
    fields: createPlainFields(),
    idStart: 0,
    idEnd: 0,
    finding: 0,
  };
}
