import { findKnownColumns } from "../../detect/known-columns.ts";
import type { Span } from "../entry-reader.ts";
import { isJsonKey, type JsonMember } from "../find-json-value.ts";
import { listJsonMembers } from "../list-json-members.ts";
import { listMembers } from "../posts/json-members.ts";

/** What the keys of an element say of it. */
export interface ElementLook {
  hasId: boolean;
  /** It has a name and no text, as users have. */
  readonly isUser: boolean;
  /** Another key of the post's own ID: X's API v2 knows `id` alone, so whoever wrote this has his own rules. */
  otherId: string | undefined;
}

/** Looks at elements by the way, member by member. */
export interface ElementWatch {
  readonly look: ElementLook;
  /** Whether a key that begins with this byte can say anything. */
  sees(firstByte: number): boolean;
  begin(): void;
  see(bytes: Uint8Array, member: JsonMember): void;
}

const backslash = 92;
const idKey = Buffer.from("id");
const textKey = Buffer.from("text");
const nameKey = Buffer.from("username");
/** How names of IDs end, in the many ways to write them; whoever writes escapes has to be read to the end. */
const lastBytes = Buffer.from("dDrR_- \t");
/** The longest name of an ID has 17 signs; each may be written as an escape of six. */
const longestName = 120;
/** So many different keys are remembered: more are somebody's data. */
const knownKeys = 256;

export function createElementWatch(): ElementWatch {
  const isOtherId = createNameTest();
  let hasText = false;
  let hasName = false;
  const look = {
    hasId: false,
    otherId: undefined as string | undefined,
    get isUser() {
      return hasName && !hasText;
    },
  };
  return {
    look,
    // Names of posts' IDs, in upper and lower case, `text`, `username`, and what is written with an escape.
    sees: (byte) => "itspxu_-ITSPXU\\ ".includes(String.fromCharCode(byte)),
    begin() {
      [hasText, hasName] = [false, false];
      look.hasId = false;
      look.otherId = undefined;
    },
    see(bytes, { key }) {
      if (isJsonKey(bytes, key, textKey)) hasText = true;
      else if (isJsonKey(bytes, key, nameKey)) hasName = true;
      else if (isJsonKey(bytes, key, idKey)) look.hasId = true;
      else if (mayNameId(bytes, key)) look.otherId ??= isOtherId(bytes, key);
    },
  };
}

/** Looks at one element as a whole. */
export function lookAtElement(bytes: Uint8Array, element: Span): ElementLook {
  const watch = createElementWatch();
  for (const member of listMembers(bytes, element) ?? []) watch.see(bytes, member);
  return watch.look;
}

/** Nearly all keys end here. */
function mayNameId(bytes: Uint8Array, { start, end }: Span): boolean {
  if (end === start || end - start > longestName) return false;
  if (lastBytes.includes(bytes[end - 1] as number)) return true;
  for (let at = start; at < end; at++) if (bytes[at] === backslash) return true;
  return false;
}

/** Gives the name if it is one of a post's ID. The same few keys stand in each post of a file. */
function createNameTest(): (bytes: Uint8Array, key: Span) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (bytes, { start, end }) => {
    const name = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString("latin1");
    if (known.has(name)) return known.get(name);
    const [text] = listJsonMembers(Buffer.from(`{"${name}":0}`), { start: 0, end: end - start + 6 });
    const found =
      text !== undefined && findKnownColumns([text.key], "tweets").length > 0 ? text.key : undefined;
    if (known.size < knownKeys) known.set(name, found);
    return found;
  };
}
