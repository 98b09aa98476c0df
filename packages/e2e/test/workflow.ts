import { execFileSync } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Sandbox, type SandboxOptions, startSandbox } from "@x-batch-compliance/sandbox";
import { unzipSync } from "fflate";
import { expect, onTestFailed, type TestContext } from "vitest";
import {
  describeRun,
  findLeaks,
  type HandingOn,
  listHandedOn,
  listMasks,
  readOutputs,
  readSummary,
} from "../src/act/read-log.ts";
import { type ActOptions, type ActRun, runAct } from "../src/act/run-act.ts";
import { placeActions } from "../src/world/place-actions.ts";

const runId = "4711";

/** A workflow, and the world that it runs in. */
export interface WorkflowOptions {
  readonly name: string;
  readonly text: string;
  /** What else the repository holds. */
  readonly files: NonNullable<NonNullable<SandboxOptions["github"]>["files"]>;
  readonly matrix?: Readonly<Record<string, string>>;
  /** Default: https://github.com. */
  readonly serverUrl?: string;
  readonly handingOn?: HandingOn;
  /** With `app`, the token of the job may only read, and the App's may write. */
  readonly writer?: "job" | "app";
}

/** A finished run, and the world behind it until it is disposed of. */
export interface Workflow extends AsyncDisposable {
  readonly run: ActRun;
  readonly sandbox: Sandbox;
  outputs(step: string): Readonly<Record<string, string>>;
  summary(step: string): string;
  masks(step: string): readonly string[];
  /** The files of an artifact as act's server keeps it. */
  artifact(name: string): Promise<Readonly<Record<string, string>>>;
  /** The names of all artifacts. */
  artifacts(): Promise<readonly string[]>;
}

/** Starts a world, runs the workflow in it, and holds that no secret was shown. */
export async function runWorkflow(options: WorkflowOptions, { task }: TestContext): Promise<Workflow> {
  const world = await openWorld({ ...options.files, [pathOf(options)]: options.text });
  try {
    const asked = await prepare(options, world);
    const run = await runAct(asked);
    onTestFailed(() => console.error(run.entries.map(({ msg }) => `| ${msg.trimEnd()}`).join("\n")));
    task.meta.act = { workflow: options.name, ran: describeRun(run.entries), seconds: run.seconds };
    const { handingOn = {} } = options;
    const tokens = [world.sandbox.github.token, ...listHandedOn(run.entries, handingOn)];
    const secrets = [...Object.values(asked.secrets), ...tokens];
    expect(findLeaks(run.entries, { secrets, handingOn })).toEqual([]);
    return { ...readRun(run, world), [Symbol.asyncDispose]: world[Symbol.asyncDispose] };
  } catch (error) {
    await world[Symbol.asyncDispose]();
    throw error;
  }
}

function pathOf({ name }: WorkflowOptions): string {
  return `.github/workflows/${name}.yml`;
}

async function prepare(
  options: WorkflowOptions,
  { sandbox: { github, x }, folder }: World,
): Promise<ActOptions> {
  const { text, matrix = {}, serverUrl = "https://github.com", writer = "job" } = options;
  if (writer === "app") github.settings.userMayPush = false;
  const clone = join(folder, "clone");
  execFileSync("git", ["clone", "--quiet", github.gitDir, clone]);
  const eventFile = join(folder, "event.json");
  await writeFile(eventFile, JSON.stringify({ repository: { default_branch: "main", private: true } }));
  return {
    act: process.env.E2E_ACT ?? "",
    event: ["schedule", "push"].find((event) => text.includes(`${event}:`)) ?? "workflow_dispatch",
    eventFile,
    clone,
    workflowFile: join(clone, pathOf(options)),
    actions: await placeActions(text, { folder, xApiUrl: x.origin, appToken: github.token }),
    secrets: {
      GITHUB_TOKEN: writer === "job" ? github.token : github.userToken,
      X_BEARER_TOKEN: x.bearerToken,
      APP_PRIVATE_KEY: "private-key-of-the-app",
    },
    variables: { APP_ID: "12" },
    told: {
      GITHUB_SERVER_URL: serverUrl,
      GITHUB_API_URL: github.apiUrl,
      GITHUB_REPOSITORY: github.repository,
      GITHUB_RUN_ID: runId,
    },
    matrix,
    folder,
  };
}

function readRun(run: ActRun, { sandbox, folder }: World): Omit<Workflow, keyof AsyncDisposable> {
  const artifacts = join(folder, "artifacts", runId);
  return {
    run,
    sandbox,
    outputs: (step) => readOutputs(run.entries, step),
    summary: (step) => readSummary(run.entries, step),
    masks: (step) => listMasks(run.entries, step),
    artifact: (name) => readZip(join(artifacts, name, `${name}.zip`)),
    artifacts: async () => (await readdir(artifacts).catch(() => [])).sort(),
  };
}

interface World extends AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly folder: string;
}

async function openWorld(files: WorkflowOptions["files"]): Promise<World> {
  // X has finished when it is first asked: no workflow here changes how often that is done.
  const sandbox = await startSandbox({ x: { looksInProgress: 0 }, github: { files } });
  const folder = await mkdtemp(join(tmpdir(), "e2e-"));
  return {
    sandbox,
    folder,
    async [Symbol.asyncDispose]() {
      await sandbox[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function readZip(path: string): Promise<Readonly<Record<string, string>>> {
  const files = Object.entries(unzipSync(await readFile(path)));
  return Object.fromEntries(files.map(([name, bytes]) => [name, Buffer.from(bytes).toString("utf8")]));
}
