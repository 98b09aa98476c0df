// Shows the action at work: the committed bundle checks examples/ against a sandbox of X and GitHub on this machine.
import { execFileSync } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { runStep } from "./demo/runner.mjs";

const started = performance.now();
// Turbo would print a notice about its telemetry.
process.env.TURBO_TELEMETRY_DISABLED ??= "1";
execFileSync("turbo", ["run", "build", "--output-logs=errors-only"], { stdio: "inherit" });
const { startSandbox } = await import("../packages/sandbox/build/index.js");
const lists = Object.fromEntries(
  globSync("examples/hourly-tweet-ids/*.txt").map((path) => [`lists/${basename(path)}`, readFileSync(path)]),
);
const folder = mkdtempSync(join(tmpdir(), "x-batch-compliance-demo-"));
const git = (cwd, ...words) => execFileSync("git", words, { cwd, encoding: "utf8" });

await using sandbox = await startSandbox({
  x: { looksInProgress: 9, verdicts: { kind: "derived", share: 0.03 } },
  github: { files: lists },
});
const workspace = join(folder, "checkout");
git(folder, "clone", "--quiet", sandbox.github.gitDir, workspace);
const common = {
  "bearer-token": sandbox.x.bearerToken,
  "x-api-url": sandbox.x.origin,
  "github-token": sandbox.github.token,
  files: "lists/*.txt",
  "poll-interval-seconds": "1",
};
const quiet = { ...common, "artifact-contents": "none" };
const step = { folder, workspace, sandbox, onLine: (line) => console.log(`  │ ${line}`) };

try {
  printTitle("X Batch Compliance: a demo on this machine alone");
  console.log(`A repository with ${Object.keys(lists).length} lists of post IDs, ${countIds()} lines in all, is checked.
X and GitHub are played by a sandbox on 127.0.0.1; the step is the committed bundle, run as GitHub's runner does.`);

  printTitle("1. Monday: the step with `on-violation: pull-request`");
  const first = await runStep({
    ...step,
    runId: "1001",
    inputs: { ...common, "on-violation": "pull-request" },
  });
  console.log(`  exit code ${first.exitCode}`);

  printTitle("2. Its summary, as the page of the run shows it");
  printBlock(first.summary);

  printTitle("3. Its artifact");
  for (const [name, bytes] of sandbox.artifacts.files("x-compliance")) {
    console.log(`  ${name} (${bytes.length.toLocaleString("en")} bytes)`);
    printBlock(bytes.toString("utf8"), { lines: name.endsWith(".ndjson") ? 3 : 12 });
  }

  printTitle("4. Its pull request");
  const [pull] = await sandbox.github.pulls();
  console.log(`  #${pull.number} ${pull.title}\n`);
  printBlock(pull.body, { lines: 24 });
  console.log("\n  Its diff:\n");
  const range = `main...${first.outputs["pr-branch"]}`;
  printBlock(git(sandbox.github.gitDir, "diff", "--stat", range));
  printBlock(git(sandbox.github.gitDir, "diff", "--unified=1", range), { lines: 24 });

  printTitle("5. Tuesday: the same lists again. The result is reused, and the pull request is already there");
  const second = await runStep({
    ...step,
    runId: "1002",
    inputs: { ...quiet, "on-violation": "pull-request" },
  });
  console.log(`  exit code ${second.exitCode}`);

  printTitle("6. The same with `on-violation: fail`, for those who want a red run instead");
  const third = await runStep({ ...step, runId: "1003", inputs: quiet });
  console.log(`  exit code ${third.exitCode}`);

  printTitle(`Done in ${((performance.now() - started) / 1000).toFixed(0)} s`);
  console.log(
    'To use it: README.md, section "Use it". To try it by hand (Node 22 or newer): node packages/sandbox/build/cli.js --help',
  );
  const asShown =
    first.exitCode === 0 && second.outputs["pr-operation"] === "unchanged" && third.exitCode === 1;
  if (!asShown) {
    console.error("The demo did not go as it should.");
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function countIds() {
  const lines = Object.values(lists).flatMap((bytes) => bytes.toString("utf8").split("\n"));
  return lines.filter((line) => /^\W*[0-9]/.test(line)).length.toLocaleString("en");
}

/** A heading that stands out in a terminal and in a log. */
function printTitle(text) {
  console.log(`\n── ${text} ${"─".repeat(Math.max(3, 100 - text.length))}\n`);
}

/** Text as a block, cut after some lines with a word of how many are left out. */
function printBlock(text, { lines: most = Number.POSITIVE_INFINITY } = {}) {
  const lines = text.replace(/\n$/, "").split("\n");
  for (const line of lines.slice(0, most)) console.log(`  │ ${line}`);
  if (lines.length > most) console.log(`  │ … ${(lines.length - most).toLocaleString("en")} more lines`);
}
