import type { Span } from "../entry-reader.ts";

const mostSteps = 6;
const mostValues = 10_000;
/** A longer element is not worth building as objects only to give an example. */
const mostBytes = 1024 * 1024;
const plainKey = /^[\p{L}_][\p{L}\p{N}_-]{0,39}$/u;

/** Text from a file ends in logs: only what is plainly a name is repeated. */
export function toStep(key: string): { readonly key: string } {
  return { key: plainKey.test(key) ? key : "…" };
}

/** As `plainKey`, of what other programs write around values, for example MongoDB's `$numberLong`. */
const plainField = /^\$?[\p{L}_][\p{L}\p{N}_-]{0,39}$/u;
const idKey = /(?:^|_)(?:id|Id|ID)(?:s|_?str)?$|[a-z](?:Id|ID)(?:s|Str)?$/;

/** A number or text in an element. */
export interface FieldValue {
  /** As `field` has it. */
  readonly path: string;
  /** The key that it stands behind; empty for an element of an array. */
  readonly key: string;
  readonly value: string;
  /** The keys from the element on. */
  readonly inner: readonly string[];
}

export interface FieldSearch {
  /** How the element itself is written in `field`. */
  readonly name: string;
  readonly isField: (value: FieldValue) => boolean;
  /** Whether to look into the value of a key. Default: into all. */
  readonly mayHold?: (key: string) => boolean;
}

/** Places in one element that look as if they held IDs, as `field` has them; `name` is how the element itself is written there. */
export function suggestFields(bytes: Uint8Array, element: Span, name: string): readonly string[] {
  const isField = ({ path, key, inner, value }: FieldValue): boolean =>
    isId(value) && (path.endsWith("[]") || idKey.test(key.startsWith("$") ? (inner.at(-2) ?? "") : key));
  return [...new Set(findFields(bytes, element, { name, isField }).map(({ path }) => path))];
}

/** The values of an element that are wanted: of arrays, those of the first element alone. */
export function findFields(
  bytes: Uint8Array,
  { start, end }: Span,
  { name, isField, mayHold = () => true }: FieldSearch,
): readonly FieldValue[] {
  if (end - start > mostBytes) return [];
  const found: FieldValue[] = [];
  const waiting: Waiting[] = [
    { value: parse(bytes.subarray(start, end)), path: name, key: "", inner: [], steps: 0 },
  ];
  // Without recursion, and not without end: an element is what its author makes it.
  for (let at = 0; at < waiting.length && at < mostValues; at++) {
    const { value, path, key, inner, steps } = waiting[at] as Waiting;
    if (typeof value === "string" || typeof value === "number") {
      const own = { path, key, inner, value: String(value) };
      if (isField(own)) found.push(own);
    } else if (Array.isArray(value) && steps < mostSteps) {
      const first = value.find((each) => each !== null);
      waiting.push({ value: first, path: `${path}[]`, key: "", inner, steps: steps + 1 });
    } else if (typeof value === "object" && value !== null && steps < mostSteps) {
      for (const [own, held] of Object.entries(value)) {
        if (waiting.length >= mostValues) break;
        if (plainField.test(own) && mayHold(own))
          waiting.push({
            value: held,
            path: `${path}.${own}`,
            key: own,
            inner: [...inner, own],
            steps: steps + 1,
          });
      }
    }
  }
  return found;
}

interface Waiting extends Omit<FieldValue, "value"> {
  readonly value: unknown;
  readonly steps: number;
}

/** A number that was rounded is still one that looks like an ID: nothing else is asked of it here. */
function isId(value: string): boolean {
  return /^[1-9][0-9]{2,19}$/.test(value);
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString("utf8"));
  } catch {
    return undefined;
  }
}
