import type { Report } from "../../check/terms/report.ts";

const levels: Readonly<Record<Report["proof"], string>> = {
  proven:
    "proven. X's result is well-formed and covers exactly these IDs; marker lines or the storage checksum show that it is complete",
  consistent:
    "consistent. X's result is well-formed, covers exactly these IDs, and was the same in two downloads",
  unverified:
    "unverified. Nothing shows that X's result is complete, so an ID that it does not name is not called compliant",
};

/** How far the whole result is proven and what that rests on, as a sentence. */
export function explainLevel({ proof, standing, failure, checked }: Report): string {
  return `Proof: ${explain()}.`;
  function explain(): string {
    if (checked === 0 && failure === null) return "none. There was no ID to check";
    if (standing.none.parts === 0 && failure === null) return levels[proof];
    return "unverified. Some IDs have no result yet, and none of them is called compliant";
  }
}
