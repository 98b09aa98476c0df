/** Keys of a record, each with two cells of `PlainFields`: where its value begins and ends, or −1 if it is null or absent. */
export const plainKeys = ["id", "action", "created_at", "redacted_at", "deleted_at", "reason"] as const;
export type PlainFields = Int32Array;

export function createPlainFields(): PlainFields {
  return new Int32Array(plainKeys.length * 2);
}

const quote = 34;
const backslash = 92;
const colon = 58;
const comma = 44;
const opening = 123;
const closing = 125;
const letterN = 110;
const encodedKeys: readonly Uint8Array[] = plainKeys.map((key) => Buffer.from(key));

/**
 * Finds the values of the line that nearly every record is: an object without spaces, of string or null values in
 * printable ASCII without escapes, each of the known keys at most once. Returns `false` for any other line, which
 * is then left to JSON.parse: what this accepts, JSON.parse reads the same.
 */
export function scanPlainObject(
  bytes: Uint8Array,
  { start, end }: { readonly start: number; readonly end: number },
  fields: PlainFields,
): boolean {
  const last = end - 1;
  if (bytes[start] !== opening || bytes[last] !== closing) return false;
  fields.fill(-1);
  let seen = 0;
  for (let at = start + 1; ; ) {
    const keyEnd = findStringEnd(bytes, at, last);
    if (keyEnd === -1 || bytes[keyEnd + 1] !== colon) return false;
    const key = findKey(bytes, at + 1, keyEnd);
    if (key === -1 || (seen & (1 << key)) !== 0) return false;
    seen |= 1 << key;
    const valueStart = keyEnd + 2;
    if (bytes[valueStart] === letterN) {
      if (!isNull(bytes, valueStart)) return false;
      at = valueStart + 4;
    } else {
      const valueEnd = findStringEnd(bytes, valueStart, last);
      if (valueEnd === -1) return false;
      fields[key * 2] = valueStart + 1;
      fields[key * 2 + 1] = valueEnd;
      at = valueEnd + 1;
    }
    if (at === last) return true;
    if (bytes[at] !== comma) return false;
    at++;
  }
}

function findStringEnd(bytes: Uint8Array, at: number, last: number): number {
  if (bytes[at] !== quote) return -1;
  for (let position = at + 1; position < last; position++) {
    const byte = bytes[position] as number;
    if (byte === quote) return position;
    if (byte < 32 || byte > 126 || byte === backslash) return -1;
  }
  return -1;
}

function findKey(bytes: Uint8Array, start: number, end: number): number {
  for (let key = 0; key < encodedKeys.length; key++) {
    if (equals(bytes, { start, end }, encodedKeys[key] as Uint8Array)) return key;
  }
  return -1;
}

export function equals(
  bytes: Uint8Array,
  { start, end }: { readonly start: number; readonly end: number },
  word: Uint8Array,
): boolean {
  if (end - start !== word.length) return false;
  for (let offset = 0; offset < word.length; offset++) {
    if (bytes[start + offset] !== word[offset]) return false;
  }
  return true;
}

function isNull(bytes: Uint8Array, at: number): boolean {
  return bytes[at + 1] === 117 && bytes[at + 2] === 108 && bytes[at + 3] === 108;
}
