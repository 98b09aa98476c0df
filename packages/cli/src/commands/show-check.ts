import { readFile } from "node:fs/promises";
import type { ComplianceError, Report } from "@x-batch-compliance/core";
import { showUnprintable } from "@x-batch-compliance/core/text";
import type { OptionValues } from "../arguments/option-table.ts";
import { describeError, renderFailure } from "../report/describe-error.ts";
import { renderSummary } from "../report/render-summary.ts";
import { choosePalette } from "../terminal/palette.ts";
import { UsageError } from "../terms/usage-error.ts";
import { renderColumns } from "../text/render-columns.ts";
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
  if (!options.csv) for (const line of await listTyped(checked)) await (isTaken ? say : print)(line);
  for (const line of tellLacking(report)) await say(line);
  if (failure !== undefined) await say(renderStop(failure, options.config !== undefined));
}

/** Whoever typed IDs knows them already: those that are affected are named. */
async function listTyped({ files, datasets, session, result }: CheckedLists): Promise<readonly string[]> {
  const typed = files.find(({ source }) => source === "arguments");
  const [dataset] = datasets;
  const { violations, unverified, refetch } = result.report;
  if (typed === undefined || dataset === undefined || violations + unverified + refetch === 0) return [];
  const ids = new Set((await readFile(typed.path, "utf8")).split("\n"));
  const rows: (readonly string[])[] = [];
  for await (const { id, decision, action, reason } of session.core.listDecisions(dataset, result)) {
    if (ids.has(id) && decision !== "keep") rows.push([id, decision, action, reason]);
  }
  return rows.length === 0 ? [] : ["", ...renderColumns([["ID", "decision", "action", "reason"], ...rows])];
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
