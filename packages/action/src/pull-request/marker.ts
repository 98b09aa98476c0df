/** What a mark says of the text that it stands in: it proposes these removals, or tells why they had to wait. */
export type MarkerKind = "removals" | "stopped";

/** Puts a mark below a Markdown text, where readers do not see it. It holds a digest, and never an ID. */
export function addMarker(text: string, kind: MarkerKind, digest: string): string {
  return `${text.trimEnd()}\n\n<!-- x-batch-compliance-${kind}: ${digest} -->`;
}

/** Reads the last mark of this kind. Editors of GitHub give lines other ends. */
export function readMarker(text: string, kind: MarkerKind): string | undefined {
  return [...text.matchAll(patternOf(kind))].at(-1)?.groups?.digest;
}

/** The text without its marks of this kind. */
export function dropMarker(text: string, kind: MarkerKind): string {
  return text.replace(patternOf(kind), "").trimEnd();
}

function patternOf(kind: MarkerKind): RegExp {
  return new RegExp(`<!-- x-batch-compliance-${kind}: (?<digest>[0-9a-f]{32}) -->`, "g");
}
