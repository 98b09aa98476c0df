// Shows the action at work: the committed bundle checks lists against a sandbox of X and GitHub on this machine.
// `npm run demo -- --help` says how to see it with lists of one's own.
import { existsSync } from "node:fs";
import { copyLists } from "./demo/copy-lists.ts";
import { printTitle } from "./demo/print.ts";
import { demoHelp, readArguments } from "./demo/read-arguments.ts";
import { showOwnLists } from "./demo/show-own-lists.ts";
import { showTour } from "./demo/show-tour.ts";

const startedMs = performance.now();
const command = readArguments(process.argv.slice(2));

if (command.kind === "help") console.log(demoHelp);
else if (command.kind === "refuse") refuse(command.message);
else if (command.kind === "lists") {
  // npm runs its scripts at the top of the repository, and says where it was called.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  const files = readLists(command.paths, cwd);
  if (files !== undefined) finish(await showOwnLists({ files, inputs: command.inputs }));
} else finish(await showTour());

function readLists(paths: readonly string[], cwd: string): Readonly<Record<string, Buffer>> | undefined {
  try {
    return copyLists(paths, cwd);
  } catch (error) {
    // Of the file system, with the path in it: a wrong path, or no right to read it.
    if (!(error instanceof Error && "code" in error)) throw error;
    refuse(`The lists can't be read: ${error.message}`);
    return undefined;
  }
}

function finish(wentAsShown: boolean): void {
  printTitle(`Done in ${((performance.now() - startedMs) / 1000).toFixed(0)} s`);
  if (existsSync("demo/report.html")) console.log("  The report, for your browser:  demo/report.html");
  console.log("  With your own lists:           npm run demo -- path/to/lists");
  console.log("  To use it on GitHub:           README.md, section “Use it”");
  if (wentAsShown) return;
  console.error("\nThe demo did not go as it should.");
  process.exitCode = 1;
}

function refuse(message: string): void {
  console.error(message);
  process.exitCode = 2;
}
