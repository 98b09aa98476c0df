import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Sandbox, type SandboxOptions, startSandbox } from "@x-batch-compliance/sandbox";
import { defaultInputs } from "./action-yml.ts";
import { findLeaks } from "./find-leaks.ts";
import { normalise } from "./normalise.ts";
import { type Files, type Peer, peerOfSandbox, repository } from "./peer.ts";
import { type BundleOptions, type BundleRun, runBundle } from "./run-bundle.ts";
import { readRunnerLog } from "./runner-log.ts";

export interface ScenarioOptions {
  /** What `main` holds. */
  readonly files: Files;
  /** Inputs of every run, on top of what each needs to reach the sandbox. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly x?: SandboxOptions["x"];
  /** Another checkout of `main` than a full clone. */
  readonly checkOut?: (gitDir: string, folder: string) => Promise<void>;
  /** Another GitHub than the sandbox's. */
  readonly openPeer?: () => Promise<Peer>;
}

export interface RunOptions {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly cancelAt?: RegExp;
  readonly cancelWhen?: BundleOptions["cancelWhen"];
  readonly cancelBy?: BundleOptions["cancelBy"];
  /** Looks at the workspace after the run. */
  readonly inspect?: (workspace: string) => Promise<void>;
  /** The file of the workspace that holds the event. */
  readonly eventFile?: string;
}

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
  /** Checks `main` out into a fresh workspace and runs the step in a workflow run of its own. */
  run(options?: RunOptions): Promise<RunRecord>;
}

/** What a cancelled step may take to write its outputs and end. */
const longestFarewellMs = 2000;

/** Starts the world. When it is disposed of, every planned failure must have happened. */
export async function startScenario(options: ScenarioOptions): Promise<Scenario> {
  const sandbox = await startSandbox({
    github: { repository, files: options.openPeer === undefined ? options.files : {} },
    ...(options.x === undefined ? {} : { x: options.x }),
  });
  const peer = (await options.openPeer?.()) ?? peerOfSandbox(sandbox);
  if (options.openPeer !== undefined) await peer.commit(options.files, "Add lists");
  let runId = 41;
  return {
    sandbox,
    peer,
    async run(change = {}) {
      const folder = await mkdtemp(join(tmpdir(), "scenario-"));
      try {
        runId += 1;
        return await runOnce({ sandbox, peer, options, change, folder, runId });
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
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
}

async function runOnce({ sandbox, peer, options, change, folder, runId }: Once): Promise<RunRecord> {
  const workspace = join(folder, "workspace");
  await (options.checkOut?.(sandbox.github.gitDir, workspace) ?? peer.checkOut(workspace));
  const requestsBefore = sandbox.recorder.requests().length;
  const run = await runBundle({
    folder,
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
      ...(change.eventFile === undefined ? {} : { GITHUB_EVENT_PATH: join(workspace, change.eventFile) }),
      ...sandbox.artifacts.env,
      ...change.environment,
    },
  });
  await searchLeaks(run, { sandbox, peer });
  refuseCommands(run);
  await change.inspect?.(workspace);
  if (run.cancelledForMs !== undefined && run.cancelledForMs > longestFarewellMs) {
    throw new Error(`The step lived on for ${run.cancelledForMs} ms after it was cancelled.`);
  }
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

/** Whatever the data says: these are all the commands that the step and its libraries ever give. */
function refuseCommands({ printed }: BundleRun): void {
  const { commands } = readRunnerLog(printed);
  const planted = commands.filter(
    ({ name }) => !/^(add-mask|debug|warning|error|group|endgroup)$/.test(name),
  );
  const errors = commands.filter(({ name }) => name === "error");
  const unplaced = errors.filter(({ properties }) => properties.file === undefined);
  if (planted.length > 0 || errors.length > 10 || unplaced.length > 1) {
    throw new Error(`The runner took data for commands: ${JSON.stringify(commands)}.`);
  }
}

/** The canary test, after every run of every scenario. */
async function searchLeaks(run: BundleRun, { sandbox, peer }: Pick<Once, "sandbox" | "peer">): Promise<void> {
  const { x, artifacts } = sandbox;
  const { visible, debug, masked } = readRunnerLog(run.printed);
  const uploaded = artifacts.artifacts().flatMap(({ name }) => [...artifacts.files(name)]);
  const pulls = await peer.pulls();
  const leaks = findLeaks({
    texts: {
      log: visible,
      debug,
      summary: run.summary,
      ...run.outputs,
      ...Object.fromEntries(
        uploaded.map(([path, content]) => [`artifact ${path}`, content.toString("utf8")]),
      ),
      ...Object.fromEntries(
        pulls.map(({ number, title, body }) => [`pull request ${number}`, `${title}\n${body}`]),
      ),
    },
    secrets: [x.bearerToken, peer.token, artifacts.token, ...masked],
  });
  if (leaks.length > 0) throw new Error(`Secrets in plain sight: ${leaks.join("; ")}.`);
}
