// Shows the action at work: the committed bundle checks lists against a sandbox of X and GitHub on this machine.
// `npm run demo -- --help` says how to see it with lists of one's own.
import { existsSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { copyLists } from "./demo/copy-lists.ts";
import { printTitle } from "./demo/print.ts";
import { demoHelp, readArguments } from "./demo/read-arguments.ts";
import { showOwnLists } from "./demo/show-own-lists.ts";
import { showTour } from "./demo/show-tour.ts";

const startedMs = performance.now();
// So that the page at the end is of this run.
rmSync("demo/report.html", { force: true });
const command = readArguments(process.argv.slice(2));

if (command.kind === "help") console.log(demoHelp);
else if (command.kind === "refuse") refuse(command.message);
else if (command.kind === "lists") {
  // npm runs its scripts at the top of the repository, and says where it was called.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  const files = readLists(command.paths, cwd);
  if (files !== undefined) {
    const wereChecked = await showOwnLists({ files, inputs: command.inputs });
    finish();
    if (!wereChecked) process.exitCode = 1;
  }
} else {
  const wentAsTold = await showTour();
  finish();
  if (!wentAsTold) fail();
}

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

function finish(): void {
  printTitle(`Done in ${((performance.now() - startedMs) / 1000).toFixed(0)} s`);
  const page = resolve("demo/report.html");
  if (existsSync(page)) console.log(`  The report, for your browser:  ${page}`);
  console.log("  With your own lists:           npm run demo -- path/to/lists");
  console.log("  To use it on GitHub:           README.md, section “Use it”");
}

/** The tour says what its runs come to, so anything else is a fault of this repository. */
function fail(): void {
  console.error("\nA run of the demo did not end as the text above says. Please report it with the output.");
  process.exitCode = 1;
}

function refuse(message: string): void {
  console.error(message);
  process.exitCode = 2;
}
