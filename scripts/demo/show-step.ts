import type { Sandbox } from "../../packages/sandbox/src/index.ts";
import type { Stage } from "./open-stage.ts";
import { printBlock, printTitle } from "./print.ts";
import type { StepEnd } from "./run-step.ts";

/** Prints the outputs that have a value. */
export function printOutputs({ outputs, exitCode }: StepEnd): void {
  console.log(`  exit code ${exitCode}; outputs for later steps:`);
  for (const [name, value] of Object.entries(outputs)) {
    if (value !== "")
      console.log(`    ${name.padEnd(17)} ${value.length > 90 ? `${value.slice(0, 89)}…` : value}`);
  }
}

/** Prints what the artifact holds. */
function printArtifact({ artifacts }: Sandbox): void {
  for (const [name, bytes] of artifacts.files("x-compliance")) {
    console.log(`  ${name.padEnd(18)} ${bytes.length.toLocaleString("en").padStart(9)} bytes`);
    // The page is for a browser, and its path is printed at the end.
    if (name.endsWith(".ndjson")) printBlock(bytes.toString("utf8"), 2);
  }
}

/** Prints the pull request of the step, if it made one. */
async function printPull({ sandbox, git }: Stage, { outputs }: StepEnd): Promise<void> {
  const [pull] = await sandbox.github.pulls();
  const branch = outputs["pr-branch"];
  if (pull === undefined || !branch) {
    console.log("  None.");
    return;
  }
  console.log(`  #${pull.number} ${pull.title}\n`);
  printBlock(pull.body ?? "", 24);
  console.log("\n  Its diff:\n");
  printBlock(git("diff", "--stat", `main...${branch}`));
  printBlock(git("diff", "--unified=1", `main...${branch}`), 14);
}

/** Prints what the artifact, the summary and the pull request of a run hold. */
export async function printResults(stage: Stage, end: StepEnd): Promise<void> {
  printTitle("The summary, as the page of the run shows it");
  printBlock(end.summary, 40);
  printTitle("The artifact");
  printArtifact(stage.sandbox);
  printTitle("The pull request");
  await printPull(stage, end);
}
