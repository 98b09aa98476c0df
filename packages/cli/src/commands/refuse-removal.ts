import {
  exceedsMaxRemoval,
  formatCount,
  formatMaxRemoval,
  formatQuantity,
  showUnprintable,
} from "@x-batch-compliance/core/text";
import type { CommandRun } from "../x/command-run.ts";
import type { CheckedLists } from "./check-lists.ts";

/** A sentence where more would be removed from a dataset than is allowed. */
export function refuseRemoval(
  { datasets, result: { report } }: Pick<CheckedLists, "datasets" | "result">,
  { options }: Pick<CommandRun, "options">,
): string | undefined {
  for (const [at, { maxRemoval }] of datasets.entries()) {
    const found = report.datasets[at];
    if (found === undefined || !exceedsMaxRemoval(maxRemoval, found)) continue;
    const { ids, violations, name } = found;
    const hasConfig = options.config !== undefined;
    const which = hasConfig ? ` of the dataset ${showUnprintable(name)}` : "";
    const [setting, cure] = hasConfig
      ? ["`max-removal`", `set \`max-removal: ${violations}\` for it in the config file, and run again`]
      : ["--max-removal", `run again with --max-removal ${violations}`];
    return `${formatCount(violations)} of ${formatQuantity(ids, "ID")}${which} would be removed, which exceeds ${setting} (${formatMaxRemoval(maxRemoval)}). Nothing was written. If the removal is right, ${cure}.`;
  }
  return undefined;
}
