import type { Report } from "@x-batch-compliance/core";
import type { PlannedDataset } from "@x-batch-compliance/core/config";
import {
  exceedsMaxRemoval,
  formatCount,
  formatMaxRemoval,
  formatQuantity,
} from "@x-batch-compliance/core/text";
import { ActionError } from "../errors/action-error.ts";

export interface GuardedRemoval {
  readonly report: Report;
  readonly datasets: readonly Pick<PlannedDataset, "name" | "maxRemoval">[];
  /** How many entries of each dataset would be removed only because they were proposed earlier, each once. */
  readonly retained: ReadonlyMap<string, number>;
  /** How many entries of each dataset's files are on the base alone, and not in what was checked, as far as is known. */
  readonly unchecked?: ReadonlyMap<string, number>;
  /** Names exactly what is to be removed. */
  readonly removals: string;
  /** The digest that the user approved, if any. */
  readonly approved: string | undefined;
}

/**
 * Stops a removal that exceeds `max-removal`: one dataset above its limit stops all, as part of a proposal would hide
 * what is wrong with the rest. Only the digest of just this removal lets it through. Throws MAX_REMOVAL_EXCEEDED.
 * @returns Whether it was let through by the digest.
 */
export function guardRemoval({
  report,
  datasets,
  retained,
  unchecked,
  removals,
  approved,
}: GuardedRemoval): boolean {
  const sentences = datasets.flatMap(({ name, maxRemoval }) => {
    const found = report.datasets.find((dataset) => dataset.name === name);
    if (found === undefined) return [];
    const earlier = retained.get(name) ?? 0;
    const violations = found.violations + earlier;
    // What was proposed earlier is a share of the whole list, of which a smaller checkout has only some.
    const more = Math.max(0, (unchecked?.get(name) ?? 0) - found.unverified);
    const ids = earlier === 0 ? found.ids : found.ids + more;
    const isAbove =
      exceedsMaxRemoval(maxRemoval, found) || exceedsMaxRemoval(maxRemoval, { ids, violations });
    if (!isAbove) return [];
    const where = datasets.length > 1 ? `\`${name}\`: ` : "";
    const share = `${formatQuantity(violations, "ID")} of ${formatCount(ids)}`;
    const limit = formatMaxRemoval(maxRemoval);
    const details = [
      countEntries(found),
      ...(earlier === 0 ? [] : [`${formatCount(earlier)} proposed earlier`]),
    ];
    return [
      `${where}${share} would be removed (${details.join("; ")}), which exceeds \`max-removal\` (${limit}).`,
    ];
  });
  if (sentences.length === 0) return false;
  if (approved === removals) return true;
  const other = approved === undefined ? [] : ["`approve-removal` is set to the digest of another removal."];
  const digest = `The digest of this removal is \`${removals}\`.`;
  throw new ActionError("MAX_REMOVAL_EXCEEDED", [...sentences, ...other, digest].join(" "));
}

function countEntries({ files }: Report["datasets"][number]): string {
  const hit = files.filter(({ violations }) => violations > 0);
  const entries = hit.reduce((sum, { violations }) => sum + violations, 0);
  return `${formatQuantity(entries, "entry", "entries")} in ${formatQuantity(hit.length, "file")}`;
}
