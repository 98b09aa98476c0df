import type { Report } from "@x-batch-compliance/core";
import { ActionError } from "../../errors/action-error.ts";
import type { PlacedFault } from "../../errors/fault.ts";
import { formatCount, formatQuantity } from "../../text/format.ts";
import type { ProposedFile } from "../describe-change.ts";
import type { RepositoryFile } from "../locate-repository.ts";
import type { CheckoutDifference } from "./compare-checkout.ts";

export interface LeftOptions {
  readonly report: Report;
  readonly located: readonly RepositoryFile[];
  /** The base's own copies, as the proposal changes them. */
  readonly proposed: readonly ProposedFile[];
  /** The checkout and the base at the start of the run; undefined where that could not be read. */
  readonly difference: CheckoutDifference | undefined;
  /** Name of the base branch. */
  readonly base: string;
}

/**
 * The violations that were found in the checkout and that no pull request can remove, as the base branch has another copy of
 * their file or none: VIOLATIONS_NOT_ON_BASE. Undefined where there are none. What was on the base at the start and is
 * gone from it by now was removed by others.
 */
export function findLeft(options: LeftOptions): ActionError | undefined {
  const { report, located, proposed, difference, base } = options;
  const isOther = new Set(difference === undefined ? [] : [...difference.missing, ...difference.changed]);
  const changes = new Map(proposed.map((file) => [file.path, file]));
  const found = new Map(
    report.datasets.flatMap(({ files }) => files.map(({ name, violations }) => [name, violations] as const)),
  );
  const all = [...found.values()].reduce((sum, violations) => sum + violations, 0);
  let left = 0;
  const faults: PlacedFault[] = [];
  for (const { file, path } of located) {
    if (difference !== undefined && !isOther.has(path)) continue;
    const change = changes.get(path);
    // What is retained of an earlier proposal is no violation of this check.
    const removed = change === undefined ? 0 : change.removed + change.scrubbed - change.retained;
    const count = (found.get(file.name) ?? 0) - removed;
    if (count <= 0) continue;
    left += count;
    const why = change === undefined ? "does not have the file" : "has another copy of the file";
    const message = `${formatQuantity(count, "entry", "entries")}; the branch ${why}.`;
    faults.push({ file: file.name, message });
  }
  if (left === 0) return undefined;
  return new ActionError(
    "VIOLATIONS_NOT_ON_BASE",
    `${formatCount(left)} of ${formatQuantity(all, "entry", "entries")} found cannot be removed by a pull request, as the branch \`${base}\` does not have ${left === 1 ? "it" : "them"}:`,
    { faults },
  );
}
