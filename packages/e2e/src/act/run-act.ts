import { spawn } from "node:child_process";
import { type AddressInfo, createServer } from "node:net";
import { delimiter, dirname } from "node:path";
import { type LogEntry, parseLog } from "./log-entry.ts";
import { relayArtifacts } from "./relay-artifacts.ts";

/** A workflow run, as act is asked for it. */
export interface ActOptions {
  readonly act: string;
  readonly event: string;
  readonly eventFile: string;
  /** A clone of the repository that the workflow is in. */
  readonly clone: string;
  readonly workflowFile: string;
  /** Folders that stand for actions, by what `uses` says. */
  readonly actions: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, string>>;
  /** Variables that act gives its steps. */
  readonly told: Readonly<Record<string, string>>;
  readonly matrix: Readonly<Record<string, string>>;
  /** For act's home, its caches and the artifacts. */
  readonly folder: string;
}

/** How it went. */
export interface ActRun {
  readonly exitCode: number | null;
  readonly entries: readonly LogEntry[];
  readonly seconds: number;
}

/** Longer than any of the workflows takes on a busy machine. */
const limitMs = 240_000;

/** Runs a workflow on this machine itself, without containers and without masking: what is masked cannot be tested. */
export async function runAct(options: ActOptions): Promise<ActRun> {
  const port = await findFreePort();
  await using relay = await relayArtifacts(port);
  const started = performance.now();
  const child = spawn(options.act, listArguments(options, port), {
    env: {
      PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
      HOME: options.folder,
      ACTIONS_RUNTIME_URL: `${relay.origin}/`,
    },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: limitMs,
  });
  const printed: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (bytes: Buffer) => printed.push(bytes));
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject).once("close", resolve);
  });
  const seconds = (performance.now() - started) / 1000;
  return { exitCode, entries: parseLog(Buffer.concat(printed).toString("utf8")), seconds };
}

function listArguments(options: ActOptions, port: number): readonly string[] {
  const pairs = (flag: string, values: Readonly<Record<string, string>>, between = "="): readonly string[] =>
    Object.entries(values).flatMap(([name, value]) => [flag, `${name}${between}${value}`]);
  return [
    options.event,
    ...["--directory", options.clone, "--workflows", options.workflowFile, "--eventpath", options.eventFile],
    ...["--platform", "ubuntu-latest=-self-hosted", "--json", "--insecure-secrets"],
    // The stand-in for actions/checkout is run: else act copies the folder that it was started in.
    "--no-skip-checkout",
    ...["--no-cache-server", "--action-cache-path", `${options.folder}/cache`],
    ...["--artifact-server-addr", "127.0.0.1", "--artifact-server-port", String(port)],
    ...["--artifact-server-path", `${options.folder}/artifacts`],
    ...pairs("--local-repository", options.actions),
    ...pairs("--secret", options.secrets),
    ...pairs("--var", options.variables),
    ...pairs("--env", options.told),
    ...pairs("--matrix", options.matrix, ":"),
  ];
}

/** act takes no 0 for its artifact server. */
async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
