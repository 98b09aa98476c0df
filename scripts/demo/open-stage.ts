import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  createMovedClock,
  type Sandbox,
  startSandbox,
  type Verdict,
} from "../../packages/sandbox/src/index.ts";
import { printLine } from "./print.ts";
import { runStep, type StepEnd } from "./run-step.ts";

/** A sandbox with a repository, a checkout of it, and a runner for the step. */
export interface Stage extends AsyncDisposable {
  readonly sandbox: Sandbox;
  /** Runs the step as one workflow run more. */
  run(inputs: Readonly<Record<string, string>>): Promise<StepEnd>;
  /** Time passes in the sandbox. */
  wait(hours: number): void;
  /** What git prints about the repository on the sandbox's GitHub. */
  git(...words: readonly string[]): string;
}

/** What is on the stage. */
export interface StageOptions {
  readonly files: Readonly<Record<string, string | Buffer>>;
  /** Default: some are gone, by their IDs. */
  readonly verdicts?: ReadonlyMap<string, Verdict>;
  /** Ends the step that runs; then the stage can be left. Default: none. */
  readonly signal?: AbortSignal | undefined;
  /** Gets the step's log. Default: it is printed. */
  readonly onLine?: (line: string) => void;
}

/** Starts it all, on free ports of 127.0.0.1 and in a temporary folder. */
export async function openStage({
  files,
  verdicts,
  signal,
  onLine = printLine,
}: StageOptions): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), "x-batch-compliance-demo-"));
  const clock = createMovedClock();
  const sandbox = await startSandbox({
    clock,
    x: {
      looksInProgress: 2,
      verdicts: verdicts ? { kind: "table", byId: verdicts } : { kind: "derived", share: 0.05 },
    },
    github: { files },
  });
  const workspace = join(folder, "checkout");
  const git = (...words: readonly string[]): string =>
    execFileSync("git", words, { cwd: sandbox.github.gitDir, encoding: "utf8" });
  git("clone", "--quiet", sandbox.github.gitDir, workspace);
  const common = {
    "bearer-token": sandbox.x.bearerToken,
    "x-api-url": sandbox.x.origin,
    "github-token": sandbox.github.token,
    // The sandbox is quick, and costs nothing.
    "poll-interval-seconds": "1",
  };
  let runs = 1_000;
  return {
    sandbox,
    run: (inputs) => {
      runs += 1;
      return runStep({
        folder,
        workspace,
        sandbox,
        onLine,
        signal,
        runId: String(runs),
        inputs: { ...common, ...inputs },
      });
    },
    wait: (hours) => clock.advance(hours * 3_600_000),
    git,
    [Symbol.asyncDispose]: async () => {
      await sandbox[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Keeps `report.html` of the artifact in `demo/`, which git ignores. */
export function keepReport({ artifacts }: Sandbox): void {
  const page = artifacts.files("x-compliance").get("report.html");
  if (page === undefined) return;
  mkdirSync("demo", { recursive: true });
  writeFileSync("demo/report.html", page);
}
