import type { Span } from "./entry-reader.ts";
import { broken, skipJsonSpace, skipJsonString, skipJsonValue } from "./skip-json.ts";

const quote = 34;
const comma = 44;
const colon = 58;
const openBrace = 123;

/** A member of an object: its key, and where its value stands, without the quotes of a string. */
export interface JsonMember extends Span {
  readonly key: string;
}

/** The members of the object that a line begins with, as far as it can be read. For the first lines of a file only. */
export function listJsonMembers(bytes: Uint8Array, { start, end }: Span): readonly JsonMember[] {
  const members: JsonMember[] = [];
  let at = skipJsonSpace(bytes, start, end);
  if (at >= end || bytes[at] !== openBrace) return members;
  do {
    const keyStart = skipJsonSpace(bytes, at + 1, end);
    if (bytes[keyStart] !== quote) return members;
    const keyEnd = skipJsonString(bytes, keyStart + 1, end);
    if (keyEnd === broken) return members;
    at = skipJsonSpace(bytes, keyEnd, end);
    if (at >= end || bytes[at] !== colon) return members;
    const from = skipJsonSpace(bytes, at + 1, end);
    const to = skipJsonValue(bytes, from, end);
    if (to === broken) return members;
    const inner = bytes[from] === quote ? 1 : 0;
    members.push({ key: readKey(bytes, keyStart, keyEnd), start: from + inner, end: to - inner });
    at = skipJsonSpace(bytes, to, end);
  } while (at < end && bytes[at] === comma);
  return members;
}

/** A key with an escape that JSON does not know is nobody's name. */
function readKey(bytes: Uint8Array, start: number, end: number): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString("utf8");
  if (!text.includes("\\")) return text.slice(1, -1);
  try {
    return String(JSON.parse(text));
  } catch {
    return "";
  }
}
