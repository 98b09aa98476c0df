import type { ComplianceError } from "@x-batch-compliance/core";
import type { OptionValues } from "../arguments/option-table.ts";
import { describeError, renderFailure } from "../report/describe-error.ts";
import { renderSummary } from "../report/render-summary.ts";
import { choosePalette } from "../terminal/palette.ts";
import { UsageError } from "../terms/usage-error.ts";
import type { CommandRun } from "../x/command-run.ts";
import { type CheckedLists, toJson } from "./check-lists.ts";

const csvHead = "id,type,decision,action,reason";
const rowsPerWrite = 1_000;

/** Throws UsageError where two forms are asked for that would both go to standard output. */
export function requireOneForm(options: OptionValues): void {
  const forms = [
    ...(options.json ? ["--json"] : []),
    ...(options.csv ? ["--csv"] : []),
    ...(options.report === undefined ? [] : ["--report"]),
  ];
  if (forms.length > 1)
    throw new UsageError(`${forms.join(" and ")} both print to standard output: choose one.`);
}

/** Shows what a check found, in the form that was asked for. `hasOut`: standard output is taken by a list. */
export async function showCheck(
  run: CommandRun,
  { session, dataset, result }: CheckedLists,
  { hasOut = false }: { readonly hasOut?: boolean } = {},
): Promise<void> {
  const { options, world, print, say } = run;
  const { report, failure } = result;
  if (options.report === "json") await world.out.write(toJson(report));
  else if (options.json) await print(JSON.stringify({ type: "report", report }));
  else if (options.csv) {
    await print(csvHead);
    let lines: string[] = [];
    for await (const row of session.core.listDecisions(dataset, result)) {
      world.signal.throwIfAborted();
      // None of them holds a comma or a quote: IDs are digits, and the words are out of a closed table.
      lines.push(`${row.id},${row.type},${row.decision},${row.action},${row.reason}\n`);
      if (lines.length < rowsPerWrite) continue;
      await world.out.write(lines.join(""));
      lines = [];
    }
    await world.out.write(lines.join(""));
  }
  const isShown = options.json || options.csv || options.report !== undefined || hasOut;
  const palette = choosePalette(world, isShown ? world.err : world.out);
  await (isShown ? say : print)(renderSummary(report, palette));
  if (failure !== undefined) await say(renderStop(failure));
}

/** The error at which a check ended early: what is shown is true, and not all. */
function renderStop(failure: ComplianceError): string {
  return `\nThe check ended early; the above is what is known.\n${renderFailure(describeError(failure))}`;
}
