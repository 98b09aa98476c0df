import { decideExit } from "../report/decide-exit.ts";
import type { ExitCode } from "../terms/exit-codes.ts";
import { quoteWord } from "../text/quote-word.ts";
import type { CommandRun } from "../x/command-run.ts";
import { checkLists } from "./check-lists.ts";
import { requireOneForm, showCheck } from "./show-check.ts";

/** `check FILE…`: reports which IDs must be removed. */
export async function runCheck(run: CommandRun): Promise<ExitCode> {
  requireOneForm(run.options);
  return checkLists(run, async (checked) => {
    const { report, failure } = checked.result;
    await showCheck(run, checked);
    if (report.violations > 0 && run.world.out.isTerminal) await run.say(adviseNext(run, checked.files));
    return decideExit({ report, failure, options: run.options, areRemoved: false });
  });
}

/** The next command, which costs nothing more: the job is reused. */
function adviseNext(
  { world: { program } }: CommandRun,
  files: readonly { readonly name: string; readonly source: string }[],
): string {
  const names = files.flatMap(({ name, source }) => (source === "file" ? [quoteWord(name)] : []));
  const shown = names.length > 3 || names.length < files.length ? "…" : names.join(" ");
  return `\nTo list the IDs: ${program} check --csv ${shown}\nTo remove them:  ${program} fix ${shown}\nBoth reuse the job, with the same options.`;
}
