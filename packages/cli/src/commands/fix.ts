import type { FileChange, Report } from "@x-batch-compliance/core";
import {
  exceedsMaxRemoval,
  formatCount,
  formatMaxRemoval,
  formatQuantity,
  showUnprintable,
} from "@x-batch-compliance/core/text";
import type { ListFile } from "../lists/open-lists.ts";
import { decideExit } from "../report/decide-exit.ts";
import type { ExitCode } from "../terms/exit-codes.ts";
import { UsageError } from "../terms/usage-error.ts";
import type { CommandRun } from "../x/command-run.ts";
import { checkLists } from "./check-lists.ts";
import { requireOneForm, showCheck } from "./show-check.ts";
import { planTargets, type Target, writeFixed } from "./write-fixed.ts";

/** `fix FILE…`: checks, then removes what must be removed. */
export async function runFix(run: CommandRun): Promise<ExitCode> {
  const { options } = run;
  requireOneForm(options);
  let targets: readonly Target[] = [];
  const admit = async (files: readonly ListFile[]): Promise<void> => {
    targets = await planTargets(files, options.output);
    const isOut = targets.some(({ to }) => to === "standard output");
    if (isOut && (options.json || options.csv || options.report !== undefined)) {
      throw new UsageError(
        "The list itself is written to standard output: leave --json, --csv and --report out, or use --output.",
      );
    }
  };
  return checkLists(
    run,
    async (checked) => {
      const { report, failure } = checked.result;
      const hasOut = targets.some(({ to }) => to === "standard output");
      await showCheck(run, checked, { hasOut });
      const refusal = refuseRemoval(report, run);
      if (refusal !== undefined) await run.say(refusal);
      const isDry = options["dry-run"] || refusal !== undefined;
      if (isDry) {
        if (refusal === undefined) {
          await tellChanges(run, { verb: "Would remove", changes: listPlanned(report), targets });
        }
        return decideExit({ report, failure, options, areRemoved: false });
      }
      const changes = await writeFixed(run, checked, targets);
      await tellChanges(run, { verb: "Removed", changes, targets });
      return decideExit({ report, failure, options, areRemoved: true });
    },
    admit,
  );
}

/** A sentence where more would be removed than is allowed. */
function refuseRemoval({ datasets }: Report, { options }: CommandRun): string | undefined {
  const limit = options["max-removal"];
  const over = datasets.find((dataset) => exceedsMaxRemoval(limit, dataset));
  if (over === undefined) return undefined;
  return `\n${formatCount(over.violations)} of ${formatQuantity(over.ids, "ID")} would be removed, which exceeds --max-removal (${formatMaxRemoval(limit)}). Nothing was written. If the removal is right, run again with --max-removal ${over.violations}.`;
}

type Removed = Pick<FileChange, "removed" | "scrubbed">;

function listPlanned({ datasets }: Report): ReadonlyMap<string, Removed> {
  return new Map(
    datasets.flatMap(({ files }) =>
      files.map(
        ({ name, violations, scrubs }) => [name, { removed: violations - scrubs, scrubbed: scrubs }] as const,
      ),
    ),
  );
}

async function tellChanges(
  { options, print, say }: CommandRun,
  {
    verb,
    changes,
    targets,
  }: {
    readonly verb: "Removed" | "Would remove";
    readonly changes: ReadonlyMap<string, Removed>;
    readonly targets: readonly Target[];
  },
): Promise<void> {
  const isChanged = ({ removed, scrubbed }: Removed): boolean => removed + scrubbed > 0;
  const changed = [...changes].filter(([, change]) => isChanged(change));
  if (options.json) {
    const type = verb === "Removed" ? "rewritten" : "would-rewrite";
    for (const [file, { removed, scrubbed }] of changed) {
      await print(JSON.stringify({ type, file, removed, scrubbed }));
    }
  }
  await say(changed.length === 0 ? "\nThere is nothing to remove." : "");
  for (const [file, { removed, scrubbed }] of changed) {
    const scrubs = scrubbed === 0 ? "" : `, ${formatQuantity(scrubbed, "location")} blanked`;
    const entries = formatQuantity(removed, "entry", "entries");
    await say(`${verb} ${entries} from ${showUnprintable(file)}${describeTarget(file, targets)}${scrubs}.`);
  }
}

function describeTarget(name: string, targets: readonly Target[]): string {
  const target = targets.find(({ file }) => file.name === name);
  return target?.to === "file" ? ` into ${showUnprintable(target.path)}` : "";
}
