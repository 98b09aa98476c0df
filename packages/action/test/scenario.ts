import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Sandbox, type SandboxOptions, startSandbox } from "@x-batch-compliance/sandbox";
import { onTestFailed } from "vitest";
import { defaultInputs } from "./action-yml.ts";
import { type Files, type Peer, peerOfSandbox, repository } from "./peer.ts";
import { checkRun } from "./run/check-run.ts";
import { normalise } from "./run/normalise.ts";
import { runBundle } from "./run/run-bundle.ts";
import { runSources } from "./run/run-sources.ts";
import type { StepOptions, StepRun } from "./run/run-step.ts";
import { readRunnerLog } from "./runner-log.ts";

export interface ScenarioOptions {
  /** What `main` holds. */
  readonly files: Files;
  /** Inputs of every run, on top of what each needs to reach the sandbox. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly x?: SandboxOptions["x"];
  /** The time at X and GitHub, where it is not the real one. */
  readonly clock?: SandboxOptions["clock"];
  /** Whether the repository of the event is private. Default true. */
  readonly isPrivate?: boolean;
  /** Another checkout of `main` than a full clone. */
  readonly checkOut?: (gitDir: string, folder: string) => Promise<void>;
  /** Another GitHub than the sandbox's. */
  readonly openPeer?: () => Promise<Peer>;
}

export interface RunOptions {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly cancelAt?: RegExp;
  readonly cancelWhen?: StepOptions["cancelWhen"];
  readonly cancelBy?: StepOptions["cancelBy"];
  /** Looks at the workspace after the run. */
  readonly inspect?: (workspace: string) => Promise<void>;
  /** The file of the workspace that holds the event. */
  readonly eventFile?: string;
  /** Given the outputs as they are, times and all. */
  readonly onOutputs?: (outputs: StepRun["outputs"]) => void;
}

/** Only a process can be cancelled. */
export type HereOptions = Omit<RunOptions, "cancelAt" | "cancelWhen" | "cancelBy">;

/** A run as a snapshot holds it. */
export interface RunRecord {
  readonly exitCode: number | null;
  readonly log: readonly string[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** Operation and answered status of every request, in order. */
  readonly requests: readonly string[];
}

/** The world around a workflow: what is in the repository, at X and at GitHub stays from run to run. */
export interface Scenario extends AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly peer: Peer;
  /** Checks `main` out into a fresh workspace and runs the bundle as the step of a workflow run of its own. */
  run(options?: RunOptions): Promise<RunRecord>;
  /**
   * The same with the sources in this process, at a fraction of the time: for what comes to pass at X and GitHub. Where
   * the log, the end, the outputs or the cancelling of a step are what is tested, it is the bundle that has to run.
   */
  runHere(options?: HereOptions): Promise<RunRecord>;
}

/** Starts the world. When it is disposed of, every planned failure must have happened. */
export async function startScenario(options: ScenarioOptions): Promise<Scenario> {
  const sandbox = await startSandbox({
    github: { repository, files: options.openPeer === undefined ? options.files : {} },
    ...(options.x === undefined ? {} : { x: options.x }),
    ...(options.clock === undefined ? {} : { clock: options.clock }),
  });
  const peer = (await options.openPeer?.()) ?? peerOfSandbox(sandbox);
  if (options.openPeer !== undefined) await peer.commit(options.files, "Add lists");
  let runId = 41;
  let told = "";
  // Else a failure says that an exit code is another one, and nothing of why.
  onTestFailed(() => console.error(quoteLog(told)));
  const run = async (step: Once["step"], change: RunOptions): Promise<RunRecord> => {
    const folder = await mkdtemp(join(tmpdir(), "scenario-"));
    try {
      runId += 1;
      told += `\n--- run ${runId} of this scenario printed:\n`;
      const onPrint = (text: string): void => {
        told += text;
      };
      return await runOnce({ sandbox, peer, options, change, folder, runId, step, onPrint });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
  return {
    sandbox,
    peer,
    run: (change = {}) => run(runBundle, change),
    runHere: (change = {}) => run(runSources, change),
    async [Symbol.asyncDispose]() {
      const unused = sandbox.faults.unused();
      await peer[Symbol.asyncDispose]();
      await sandbox[Symbol.asyncDispose]();
      if (unused.length > 0) throw new Error(`Planned failures that never happened: ${unused.join(", ")}.`);
    },
  };
}

interface Once {
  readonly sandbox: Sandbox;
  readonly peer: Peer;
  readonly options: ScenarioOptions;
  readonly change: RunOptions;
  readonly folder: string;
  readonly runId: number;
  readonly step: (options: StepOptions) => Promise<StepRun>;
  readonly onPrint: (text: string) => void;
}

async function runOnce({
  sandbox,
  peer,
  options,
  change,
  folder,
  runId,
  step,
  onPrint,
}: Once): Promise<RunRecord> {
  const workspace = join(folder, "workspace");
  const eventFile = join(folder, "event.json");
  const { isPrivate = true } = options;
  await writeFile(eventFile, JSON.stringify({ repository: { full_name: repository, private: isPrivate } }));
  await (options.checkOut?.(sandbox.github.gitDir, workspace) ?? peer.checkOut(workspace));
  const requestsBefore = sandbox.recorder.requests().length;
  const run = await step({
    folder,
    onPrint,
    cancelAt: change.cancelAt,
    cancelWhen: change.cancelWhen,
    cancelBy: change.cancelBy,
    inputs: {
      ...defaultInputs(peer.token),
      "bearer-token": sandbox.x.bearerToken,
      "x-api-url": sandbox.x.origin,
      "poll-interval-seconds": "0.01",
      files: "data/*.txt",
      ...options.inputs,
      ...change.inputs,
    },
    environment: {
      GITHUB_ACTIONS: "true",
      GITHUB_ACTION_REF: "v1",
      GITHUB_ACTION_REPOSITORY: "octo-org/x-batch-compliance",
      GITHUB_API_URL: peer.apiUrl,
      GITHUB_EVENT_NAME: "schedule",
      GITHUB_REF_NAME: "main",
      GITHUB_REF_TYPE: "branch",
      GITHUB_REPOSITORY: repository,
      GITHUB_RUN_ATTEMPT: "1",
      GITHUB_RUN_ID: String(runId),
      GITHUB_WORKSPACE: workspace,
      GITHUB_EVENT_PATH: change.eventFile === undefined ? eventFile : join(workspace, change.eventFile),
      ...sandbox.artifacts.env,
      ...change.environment,
    },
  });
  await checkRun(run, { sandbox, peer });
  change.onOutputs?.(run.outputs);
  await change.inspect?.(workspace);
  if (run.outlivedCancel) throw new Error("The step lived on for too long after it was cancelled.");
  const jobIds = sandbox.x
    .jobs()
    .map(({ id }) => id)
    .reverse();
  const clean = (text: string): string => normalise(text, jobIds);
  return {
    exitCode: run.exitCode,
    log: clean(readRunnerLog(run.printed).visible).trimEnd().split("\n"),
    outputs: Object.fromEntries(Object.entries(run.outputs).map(([name, text]) => [name, clean(text)])),
    summary: clean(run.summary),
    requests: sandbox.recorder
      .requests()
      .slice(requestsBefore)
      .map(({ operation, status }) => `${operation} ${status}`),
  };
}

/** The runner of these tests must not take lines of the step's log for commands of its own. */
function quoteLog(text: string): string {
  return text.replaceAll("\r", "\\r").replaceAll("#", "# ").replaceAll(/^/gm, "| ");
}
