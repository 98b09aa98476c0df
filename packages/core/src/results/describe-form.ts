const mostKeys = 12;
const mostDepth = 3;
/** What names of fields look like. Any other may hold data, and so may one as long as a sentinel. */
const plainKey = /^[a-z][a-z0-9_]{0,15}$/i;

/**
 * The form of a JSON value, in the names of its keys and the types of its values: safe to print, as it holds no value.
 * @example
 * ```ts
 * console.log(describeForm({ id: "20", error: "invalid_id" })); // {id: string, error: string}
 * ```
 */
export function describeForm(value: unknown, depth = 0): string {
  if (value === null) return "null";
  if (Array.isArray(value)) {
    if (depth === mostDepth || value.length === 0) return "[…]";
    return `[${describeForm(value[0], depth + 1)}${value.length > 1 ? ", …" : ""}]`;
  }
  if (typeof value !== "object") return typeof value;
  if (depth === mostDepth) return "{…}";
  const fields = Object.entries(value);
  const parts = fields
    .slice(0, mostKeys)
    .map(([key, item]) => `${plainKey.test(key) ? key : "…"}: ${describeForm(item, depth + 1)}`);
  return `{${[...parts, ...(fields.length > mostKeys ? ["…"] : [])].join(", ")}}`;
}
