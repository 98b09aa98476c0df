import type { FileChange, Report } from "@x-batch-compliance/core";
import { formatQuantity, showUnprintable } from "@x-batch-compliance/core/text";
import { adviseWaiting } from "../report/advise-waiting.ts";
import type { CommandRun } from "../x/command-run.ts";
import type { Target } from "./write-fixed.ts";

type Removed = Pick<FileChange, "removed" | "scrubbed">;

/** What happens to the lists, by their names. */
export interface Changes {
  readonly verb: "Removed" | "Would remove";
  readonly changes: ReadonlyMap<string, Removed>;
  readonly report: Report;
  readonly targets: readonly Target[];
}

/** What a check has found to be removed. */
export function listPlanned({ datasets }: Report): ReadonlyMap<string, Removed> {
  return new Map(
    datasets.flatMap(({ files }) =>
      files.map(
        ({ name, violations, scrubs }) => [name, { removed: violations - scrubs, scrubbed: scrubs }] as const,
      ),
    ),
  );
}

/** All changes in a sentence. */
export function describeChanges({ verb, changes, report }: Omit<Changes, "targets">): string {
  const changed = listChanged(changes);
  if (changed.length === 0) return describeNone(report);
  const removed = changed.reduce((sum, [, change]) => sum + change.removed, 0);
  const scrubbed = changed.reduce((sum, [, change]) => sum + change.scrubbed, 0);
  const files = formatQuantity(changed.length, "file");
  return `${verb} ${formatQuantity(removed, "entry", "entries")} from ${files}${describeScrubs(scrubbed)}.`;
}

/** Only of what is known it can be said that nothing of it has to be removed. */
function describeNone(report: Report): string {
  const { failure, standing, unverified } = report;
  if (failure !== null) return "Nothing was removed: the check ended early.";
  if (standing.none.parts > 0) return `Nothing was removed: X has no result yet. ${adviseWaiting(report)}`;
  if (unverified > 0) return "Nothing was removed: what could not be verified is kept.";
  return "There is nothing to remove.";
}

/** Says what was done, or would be, a line per file. */
export async function tellChanges(
  { options, print, say }: CommandRun,
  { verb, changes, report, targets }: Changes,
): Promise<void> {
  const changed = listChanged(changes);
  if (options.json) {
    const type = verb === "Removed" ? "rewritten" : "would-rewrite";
    for (const [file, { removed, scrubbed }] of changed) {
      await print(JSON.stringify({ type, file, removed, scrubbed }));
    }
  }
  await say(changed.length === 0 ? `\n${describeNone(report)}` : "");
  for (const [file, { removed, scrubbed }] of changed) {
    const entries = formatQuantity(removed, "entry", "entries");
    await say(
      `${verb} ${entries} from ${showUnprintable(file)}${describeTarget(file, targets)}${describeScrubs(scrubbed)}.`,
    );
  }
}

function listChanged(changes: Changes["changes"]): readonly (readonly [string, Removed])[] {
  return [...changes].filter(([, { removed, scrubbed }]) => removed + scrubbed > 0);
}

function describeScrubs(scrubbed: number): string {
  return scrubbed === 0 ? "" : `, ${formatQuantity(scrubbed, "location")} blanked`;
}

function describeTarget(name: string, targets: readonly Target[]): string {
  const target = targets.find(({ file }) => file.name === name);
  return target?.to === "file" ? ` into ${showUnprintable(target.path)}` : "";
}
