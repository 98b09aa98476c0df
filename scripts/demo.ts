// Shows the action at work: the committed bundle checks lists against a sandbox of X and GitHub on this machine.
// `npm run demo -- --help` says how to see it with lists of one's own.
import { existsSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { copyLists, UnreadableList } from "./demo/copy-lists.ts";
import { printTitle } from "./demo/print.ts";
import { type DemoCommand, demoHelp, readArguments } from "./demo/read-arguments.ts";
import { showOwnLists } from "./demo/show-own-lists.ts";
import { showTour } from "./demo/show-tour.ts";

const startedMs = performance.now();
const stop = new AbortController();
// Nobody reads on (`| head`), or wants to wait: what was started ends, and nothing of the lists is left behind.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  stop.abort();
});
process.once("SIGINT", () => stopFor(130)).once("SIGTERM", () => stopFor(143));
// So that the page at the end is of this run.
rmSync("demo/report.html", { force: true });
const command = readArguments(process.argv.slice(2));

try {
  await run(command);
} catch (error) {
  if (!stop.signal.aborted) throw error;
}

async function run(given: DemoCommand): Promise<void> {
  const { signal } = stop;
  if (given.kind === "help") console.log(demoHelp);
  else if (given.kind === "refuse") refuse(given.message);
  else if (given.kind === "lists") {
    // npm runs its scripts at the top of the repository, and says where it was called.
    const cwd = process.env.INIT_CWD ?? process.cwd();
    const files = readLists(given.paths, cwd);
    if (files === undefined) return;
    const wereChecked = await showOwnLists({ files, inputs: given.inputs, signal });
    finish();
    if (!wereChecked) process.exitCode = 1;
  } else {
    const wentAsTold = await showTour(signal);
    finish();
    if (!wentAsTold) fail();
  }
}

function stopFor(exitCode: number): void {
  process.exitCode = exitCode;
  stop.abort();
}

function readLists(paths: readonly string[], cwd: string): Readonly<Record<string, Buffer>> | undefined {
  try {
    return copyLists(paths, cwd);
  } catch (error) {
    if (!(error instanceof UnreadableList)) throw error;
    refuse(error.message);
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
