import { removalsDigestPattern } from "../text/removals-digest.ts";

/** What a marker says of the text that it stands in: it proposes these removals, or says why they had to wait. */
export type MarkerKind = "removals" | "stopped";

/** Puts a marker below a Markdown text, where readers do not see it. It holds a digest, and never an ID. */
export function addMarker(
  text: string,
  { kind, digest }: { readonly kind: MarkerKind; readonly digest: string },
): string {
  return `${text.trimEnd()}\n\n<!-- x-batch-compliance-${kind}: ${digest} -->`;
}

/** Reads the last marker of this kind. Editors of GitHub give lines other ends. */
export function readMarker(text: string, kind: MarkerKind): string | undefined {
  return [...text.matchAll(buildPattern(kind))].at(-1)?.groups?.digest;
}

export function dropMarker(text: string, kind: MarkerKind): string {
  return text.replace(buildPattern(kind), "").trimEnd();
}

function buildPattern(kind: MarkerKind): RegExp {
  return new RegExp(`<!-- x-batch-compliance-${kind}: (?<digest>${removalsDigestPattern}) -->`, "g");
}
