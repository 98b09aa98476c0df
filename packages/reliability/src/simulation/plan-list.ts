import type { Random } from "./random.ts";

/** A change that a person makes to the list. */
export interface Edit {
  readonly kind: "add" | "remove" | "comment" | "swap";
  /** Where, from 0 to below 1. */
  readonly place: number;
  readonly id: string;
}

/** A list as people keep them: some with comments, blank lines, the line ends of another system. */
export function planList(random: Random): {
  readonly text: string;
  readonly ids: readonly string[];
  readonly spareIds: readonly string[];
} {
  const count = random.pick([5, 8, 12, 18, 24, 30]);
  const first = 1_160_164_553_000_000_000n + BigInt(random.between(0, 1e9));
  // Neighbours are the same number to whoever reads them as one.
  const all: string[] = [];
  for (let id = first; all.length < count + 12; id += BigInt(random.pick([1, 1, 7_919])))
    all.push(String(id));
  const ids = all.slice(0, count);
  const lineEnd = random.chance(0.3) ? "\r\n" : "\n";
  const isDirty = random.chance(0.4);
  const lines = ids.map((id) => (isDirty && random.chance(0.1) ? `\t${id}  ` : id));
  if (isDirty) lines.splice(random.between(0, count), 0, "# kept\u2028since\u00852019", "", ids[0] as string);
  const text = lines.join(lineEnd) + (random.chance(0.8) ? lineEnd : "");
  return { text, ids, spareIds: all.slice(count) };
}

/** Draws a change. */
export function planEdit(random: Random, spareIds: readonly string[]): Edit {
  return {
    kind: random.pick(["add", "add", "remove", "comment", "swap"] as const),
    place: random.next(),
    id: random.pick(spareIds),
  };
}

/** The list after a person has changed it. */
export function applyEdit(text: string, { kind, place, id }: Edit): string {
  const lines = text.split("\n");
  const at = Math.floor(place * lines.length);
  if (kind === "add") lines.splice(at, 0, id);
  if (kind === "comment") lines.splice(at, 0, "# looked through");
  if (kind === "remove" && lines.length > 3) lines.splice(at, 1);
  if (kind === "swap")
    lines.push(...lines.splice(0, Math.floor(lines.length / 2)).filter((line) => line !== ""));
  return lines.join("\n");
}
