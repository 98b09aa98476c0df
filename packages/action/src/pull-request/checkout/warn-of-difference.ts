import { formatQuantity } from "@x-batch-compliance/core/text";
import type { Log } from "../../runner/log.ts";
import type { CheckoutDifference } from "./compare-checkout.ts";

/** Enough to see what kind of files it is about. */
const namedFiles = 3;

/** Says before X is asked which files a pull request may not be able to change. Line ends alone make a file another, too. */
export function warnOfDifference(
  { missing, changed }: CheckoutDifference,
  { log, base }: { readonly log: Log; readonly base: string },
): void {
  const branch = `\`${base}\``;
  if (missing.length > 0) {
    log.warning(
      `${listNames(missing)} ${missing.length === 1 ? "is" : "are"} not on the branch ${branch}, so a pull request cannot remove anything from ${missing.length === 1 ? "it" : "them"}. If an ID in it must be removed, the step fails.`,
    );
  }
  if (changed.length > 0) {
    log.info(
      `${listNames(changed)}: differs from the copy on the branch ${branch}. The pull request uses the copy of the branch.`,
    );
  }
}

function listNames(paths: readonly string[]): string {
  const names = paths
    .slice(0, namedFiles)
    .map((path) => `\`${path}\``)
    .join(", ");
  const more = paths.length - namedFiles;
  return more > 0 ? `${names} and ${formatQuantity(more, "more file")}` : names;
}
