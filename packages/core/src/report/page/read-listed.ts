import { readViolations } from "../../check/read-violations.ts";
import type { ViolationLine } from "../../check/terms/violation-line.ts";
import type { PageContents } from "./page-contents.ts";

/** A page shows no more. */
const listedViolations = 5_000;

/** Reads the beginning of the list of violations, as much of it as a page can show. */
export async function readListed(
  path: string,
  most: number = listedViolations,
): Promise<Pick<PageContents, "violations" | "hasMoreViolations">> {
  const violations: ViolationLine[] = [];
  for await (const violation of readViolations(path)) {
    if (violations.length === most) return { violations, hasMoreViolations: true };
    violations.push(violation);
  }
  return { violations, hasMoreViolations: false };
}
