/** Which children of a value: one by its key, each element of an array, or each member of an object. */
export type PathStep = { readonly key: string } | "elements" | "members";

/** A place of IDs in a JSON document, for example `tweets[].user.id`. */
export interface DocumentPath {
  /** From the document to what holds the entries, and how it holds them. */
  readonly steps: readonly PathStep[];
  /** From an entry to its ID, as in JSON lines; undefined where the entry itself is the ID, or its key. */
  readonly inner: string | undefined;
}

/**
 * Reads a `field`: `[]` behind a key stands for each element of its array, `{}` for each member of its object; the last of
 * them is what entries are. Undefined for a field without any: it is that of an entry, wherever the entries are.
 */
export function parseDocumentPath(field: string): DocumentPath | { readonly fault: string } | undefined {
  const flaw = flaws.find(({ pattern }) => pattern.test(field));
  if (flaw !== undefined) return { fault: flaw.fault };
  if (!/\[\]|\{\}/.test(field)) return undefined;
  const words = field.split(".");
  const last = words.findLastIndex((word) => /(?:\[\]|\{\})$/.test(word));
  const inner = words.slice(last + 1).join(".");
  return {
    steps: words.slice(0, last + 1).flatMap(parseWord),
    inner: inner === "" ? undefined : inner,
  };
}

function parseWord(word: string): readonly PathStep[] {
  const [, key = "", marks = ""] = /^(.*?)((?:\[\]|\{\})*)$/s.exec(word) ?? [];
  const own: readonly PathStep[] = key === "" ? [] : [{ key }];
  const each = (marks.match(/\[\]|\{\}/g) ?? []).map((mark) => (mark === "[]" ? "elements" : "members"));
  return [...own, ...each];
}

const flaws: readonly { readonly pattern: RegExp; readonly fault: string }[] = [
  {
    pattern: /\[[0-9*:]+\]/,
    fault: "names single elements: write `[]` for all of them, as in `tweets[].id`",
  },
  { pattern: /^\$/, fault: "begins with `$`: write the path without it, as in `tweets[].id` or `[].id`" },
];

/** How such a path is written in `field`. */
export function formatDocumentPath(steps: readonly PathStep[], inner?: string): string {
  const words: string[] = [];
  for (const step of steps) {
    if (typeof step === "object") words.push(step.key);
    else if (step === "members") words.push("{}");
    else words.push(`${words.pop() ?? ""}[]`);
  }
  return [...words, ...(inner === undefined ? [] : [inner])].join(".");
}
