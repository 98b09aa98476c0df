import { adviseNext } from "../report/advise-next.ts";
import { decideExit } from "../report/decide-exit.ts";
import { describeError, renderFailure } from "../report/describe-error.ts";
import type { ExitCode } from "../terms/exit-codes.ts";
import { UsageError } from "../terms/usage-error.ts";
import type { CommandRun } from "../x/command-run.ts";
import { admitOutputs } from "./admit-outputs.ts";
import { type CheckedLists, checkLists } from "./check-lists.ts";
import { nameCommand } from "./name-command.ts";
import { requireOneDecision } from "./print-decisions.ts";
import { refuseRemoval } from "./refuse-removal.ts";
import { listPrinted, requireOneForm, showCheck } from "./show-check.ts";
import { describeChanges, listPlanned, tellChanges } from "./tell-changes.ts";
import { planTargets, type Target, writeFixed } from "./write-fixed.ts";
import { writeReports } from "./write-reports.ts";

/** `fix FILE…`: checks, then removes what must be removed. */
export async function runFix(run: CommandRun): Promise<ExitCode> {
  const { options } = run;
  requireOneForm(options);
  let targets: readonly Target[] = [];
  return checkLists(
    run,
    async (checked) => {
      const { report, failure } = checked.result;
      await showCheck(run, checked, { hasOut: hasOut(targets) });
      const refusal = refuseRemoval(checked, run);
      if (refusal !== undefined) await run.say(`\n${refusal}`);
      if (refusal !== undefined || options["dry-run"]) {
        const planned = { verb: "Would remove", changes: listPlanned(report), report, targets } as const;
        if (refusal === undefined) await tellChanges(run, planned);
        const note = refusal ?? `${describeChanges(planned)} Nothing was written.`;
        await writeReports(run, checked, { note, advice: advise(run, checked, false) });
        return decideExit({ report, failure, options, areRemoved: false });
      }
      const changes = await removeAll(run, checked, targets);
      await tellChanges(run, { verb: "Removed", changes, report, targets });
      const note = describeChanges({ verb: "Removed", changes, report });
      await writeReports(run, checked, { note, advice: advise(run, checked, true) });
      return decideExit({ report, failure, options, areRemoved: true });
    },
    async ({ datasets, files }) => {
      targets = await planTargets(files, options.output);
      if (hasOut(targets) && listPrinted(options).length > 0) {
        throw new UsageError(
          "The list itself is written to standard output: leave --json, --csv and --report out, or use --output.",
        );
      }
      if (options.csv) requireOneDecision(datasets);
      return admitOutputs(run, files, targets);
    },
  );
}

function hasOut(targets: readonly Target[]): boolean {
  return targets.some(({ to }) => to === "standard output");
}

function advise(run: CommandRun, checked: CheckedLists, areRemoved: boolean): readonly string[] {
  return adviseNext(checked.result.report, { fix: nameCommand("fix", run, checked), areRemoved });
}

/** What was found is paid for: it is reported also where it cannot be removed. */
async function removeAll(
  run: CommandRun,
  checked: CheckedLists,
  targets: readonly Target[],
): ReturnType<typeof writeFixed> {
  try {
    return await writeFixed(run, checked, targets);
  } catch (error) {
    const note = "Not everything could be removed.";
    try {
      await writeReports(run, checked, { note, advice: advise(run, checked, false) });
    } catch (other) {
      // The lists come first: theirs is the error that the command ends with.
      await run.say(renderFailure(describeError(other)).replace(/^error: /, ""));
    }
    throw error;
  }
}
