import { adviseNext } from "../report/advise-next.ts";
import { decideExit } from "../report/decide-exit.ts";
import type { ExitCode } from "../terms/exit-codes.ts";
import type { CommandRun } from "../x/command-run.ts";
import { admitOutputs } from "./admit-outputs.ts";
import { checkLists } from "./check-lists.ts";
import { nameCommand } from "./name-command.ts";
import { requireOneDecision } from "./print-decisions.ts";
import { requireOneForm, showCheck } from "./show-check.ts";
import { writeReports } from "./write-reports.ts";

/** `check FILE…`: reports which IDs must be removed. */
export async function runCheck(run: CommandRun): Promise<ExitCode> {
  const { options, world, say } = run;
  requireOneForm(options);
  return checkLists(
    run,
    async (checked) => {
      const { report, failure } = checked.result;
      await showCheck(run, checked);
      const [list, fix] = [nameCommand("check --csv", run, checked), nameCommand("fix", run, checked)];
      await writeReports(run, checked, { advice: adviseNext(report, { fix, areRemoved: false }) });
      if (report.violations > 0 && world.out.isTerminal) {
        await say(
          `\nTo list the IDs: ${list}\nTo remove them:  ${fix}\nBoth reuse the job if the other options are the same.`,
        );
      }
      return decideExit({ report, failure, options, areRemoved: false });
    },
    async ({ datasets, files }) => {
      if (options.csv) requireOneDecision(datasets);
      return admitOutputs(run, files);
    },
  );
}
