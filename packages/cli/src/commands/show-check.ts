import type { ComplianceError, Report } from "@x-batch-compliance/core";
import { showUnprintable } from "@x-batch-compliance/core/text";
import type { OptionValues } from "../arguments/option-table.ts";
import { describeError, renderFailure } from "../report/describe-error.ts";
import { renderSummary } from "../report/render-summary.ts";
import { choosePalette } from "../terminal/palette.ts";
import { UsageError } from "../terms/usage-error.ts";
import type { CommandRun } from "../x/command-run.ts";
import type { CheckedLists } from "./check-lists.ts";
import { printDecisions } from "./print-decisions.ts";

/** The options that print to standard output in place of the summary. */
export function listPrinted({ json, csv, report }: OptionValues): readonly string[] {
  const reports = report.filter(({ file }) => file === undefined);
  return [
    ...(json ? ["--json"] : []),
    ...(csv ? ["--csv"] : []),
    ...reports.map(({ format }) => `--report ${format}`),
  ];
}

/** Throws UsageError where two forms are asked for that would both go to standard output. */
export function requireOneForm(options: OptionValues): void {
  const forms = listPrinted(options);
  if (forms.length > 1)
    throw new UsageError(`${forms.join(" and ")} both print to standard output: choose one.`);
}

/** Shows what a check found, in the form that was asked for. `hasOut`: standard output is taken by a list. */
export async function showCheck(
  run: CommandRun,
  checked: CheckedLists,
  { hasOut = false }: { readonly hasOut?: boolean } = {},
): Promise<void> {
  const { options, world, print, say } = run;
  const { report, failure } = checked.result;
  if (options.json) await print(JSON.stringify({ type: "report", report }));
  else if (options.csv) await printDecisions(run, checked);
  const isTaken = listPrinted(options).length > 0 || hasOut;
  const palette = choosePalette(world, isTaken ? world.err : world.out);
  await (isTaken ? say : print)(renderSummary(report, palette));
  for (const line of tellLacking(report)) await say(line);
  if (failure !== undefined) await say(renderStop(failure, options.config !== undefined));
}

/** Datasets of a config file without any ID: none of them counts as compliant. */
function tellLacking({ datasets }: Report): readonly string[] {
  return datasets
    .filter(({ lacksIds }) => lacksIds)
    .map(
      ({ name }) =>
        `\nThe dataset ${showUnprintable(name)} contains no IDs: fix what writes it, or set \`allow-empty: true\` there if that is intended.`,
    );
}

/** The error at which a check ended early: what is shown is true, and not all. */
function renderStop(failure: ComplianceError, hasConfig: boolean): string {
  return `\nThe check ended early; the above is what is known.\n${renderFailure(describeError(failure, hasConfig))}`;
}
