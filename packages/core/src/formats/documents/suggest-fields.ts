import type { Span } from "../entry-reader.ts";

const mostSteps = 6;
const mostValues = 10_000;
/** Longer is no element that is worth to be built as objects, only to give an example. */
const mostBytes = 1024 * 1024;
/** Text from a file ends in logs: only what is plainly a name is repeated. */
export const plainKey: RegExp = /^[\p{L}_][\p{L}\p{N}_-]{0,39}$/u;
const idKey = /(?:^|_)(?:id|Id|ID)(?:s|_?str)?$|[a-z](?:Id|ID)(?:s|Str)?$/;

/** Places in one element that look as if they held IDs, as `field` has them; `name` is how the element itself is written there. */
export function suggestFields(bytes: Uint8Array, element: Span, name: string): readonly string[] {
  const { start, end } = element;
  if (end - start > mostBytes) return [];
  const found = new Set<string>();
  const waiting: Waiting[] = [{ value: parse(bytes.subarray(start, end)), path: name, key: "", steps: 0 }];
  // Without recursion, and not without end: an element is what its author makes it.
  for (let at = 0; at < waiting.length && at < mostValues; at++) {
    const { value, path, key, steps } = waiting[at] as Waiting;
    if (isId(value) && (idKey.test(key) || path.endsWith("[]"))) found.add(path);
    if (Array.isArray(value) && steps < mostSteps)
      waiting.push({ value: value[0], path: steps === 0 ? path : `${path}[]`, key: "", steps: steps + 1 });
    else if (typeof value === "object" && value !== null && steps < mostSteps) {
      for (const [own, inner] of Object.entries(value)) {
        if (plainKey.test(own))
          waiting.push({ value: inner, path: `${path}.${own}`, key: own, steps: steps + 1 });
      }
    }
  }
  return [...found];
}

interface Waiting {
  readonly value: unknown;
  readonly path: string;
  readonly key: string;
  readonly steps: number;
}

/** A number that was rounded is still one that looks like an ID: nothing else is asked of it here. */
function isId(value: unknown): boolean {
  return (typeof value === "string" || typeof value === "number") && /^[1-9][0-9]{2,19}$/.test(String(value));
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString("utf8"));
  } catch {
    return undefined;
  }
}
