import { keepReport, openStage } from "./open-stage.ts";
import { printTitle } from "./print.ts";
import { printOutputs, printResults } from "./show-step.ts";

/** Shows what happens to somebody's own lists. Resolves with whether the step could read them. */
export async function showOwnLists({
  files,
  inputs,
  signal,
}: {
  readonly files: Readonly<Record<string, Buffer>>;
  readonly inputs: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}): Promise<boolean> {
  printTitle("X Batch Compliance: your lists");
  const { length } = Object.keys(files);
  console.log(`  ${length === 1 ? "One file is" : `${length.toLocaleString("en")} files are`} copied and checked. A sandbox on 127.0.0.1 stands in for X and GitHub: nothing
  leaves this machine, your files are not changed, and which IDs "X" names, about one in twenty, is made up.\n`);
  await using stage = await openStage({ files, signal });
  const end = await stage.run({ files: "lists/**", "on-violation": "pull-request", ...inputs });
  printOutputs(end);
  const wasChecked = end.outputs.result !== undefined && Number(end.outputs.checked) > 0;
  if (wasChecked) {
    await printResults(stage, end);
    keepReport(stage.sandbox);
  } else {
    console.log(
      "\n  The lists were not checked. The error above says why. What it says to set is an option here: `type: users` is --type users.",
    );
  }
  return wasChecked;
}
