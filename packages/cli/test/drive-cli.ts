import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import {
  type SandboxOfX,
  startSandboxOfX,
  type XListenOptions,
  type XSettings,
} from "@x-batch-compliance/sandbox";
import { expect } from "vitest";
import { createTestFolder, type TestFolder } from "./temporary-folder.ts";

/** The program as it is published. */
export const program: string = fileURLToPath(new URL("../build/cli.js", import.meta.url));

/** What a process came to. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a process is started, where it is not as usual. */
export interface StartOptions {
  readonly input?: string | undefined;
  readonly environment?: NodeJS.ProcessEnv | undefined;
  readonly node?: string | undefined;
  /** Started in place of the program itself; it gets its command line behind its own words. */
  readonly through?: readonly string[] | undefined;
  /** Started in place of the program and its arguments. */
  readonly command?: readonly string[] | undefined;
}

/** A process that is under way. */
export interface Running {
  readonly child: ChildProcess;
  /** What has come so far. */
  readonly output: { stdout: string; stderr: string };
  readonly ended: Promise<Ended>;
}

/** X on loopback, a folder, and the program. */
export interface DrivenCli extends AsyncDisposable {
  readonly sandbox: SandboxOfX;
  readonly folder: TestFolder;
  start(args: readonly string[], options?: StartOptions): Running;
  run(...args: readonly string[]): Promise<Ended>;
  runWith(options: StartOptions, ...args: readonly string[]): Promise<Ended>;
}

/** Starts X. Jobs are complete when they are first looked at, unless the settings say otherwise. */
export async function driveCli(
  settings: XSettings & XListenOptions = {},
  node: string = process.execPath,
): Promise<DrivenCli> {
  const sandbox = await startSandboxOfX({ x: { looksInProgress: 0, ...settings } });
  const folder = await createTestFolder();
  const environment = {
    PATH: process.env.PATH ?? "",
    TMPDIR: process.env.TMPDIR,
    X_BEARER_TOKEN: sandbox.x.bearerToken,
    X_API_URL: sandbox.x.origin,
  };
  const start: DrivenCli["start"] = (args, options = {}) =>
    startProgram(args, {
      node,
      ...options,
      cwd: folder.path,
      environment: { ...environment, ...options.environment },
    });
  const seen: string[] = [];
  const runWith: DrivenCli["runWith"] = async (options, ...args) => {
    const ended = await start(args, options).ended;
    seen.push(ended.stdout, ended.stderr);
    return ended;
  };
  return {
    sandbox,
    folder,
    start,
    run: (...args) => runWith({}, ...args),
    runWith,
    async [Symbol.asyncDispose]() {
      await sandbox[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
      // Soft: the test's own failure is the better story.
      expect.soft(seen.join("")).not.toContain(sandbox.x.bearerToken);
      expect.soft(seen.join("")).not.toMatch(/[?&]token=|X-Goog-Signature|\n\s+at .*:\d+:\d+/);
      expect.soft(sandbox.faults.unused()).toEqual([]);
    },
  };
}

function startProgram(
  args: readonly string[],
  {
    node = process.execPath,
    cwd,
    environment,
    input,
    through = [],
    command,
  }: StartOptions & { readonly cwd: string },
): Running {
  const [first = "", ...words] = command ?? [...through, node, program, ...args];
  const child = spawn(first, words, { cwd, env: environment, stdio: ["pipe", "pipe", "pipe"] });
  const output = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text) => {
    output.stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text) => {
    output.stderr += text;
  });
  // A program that ends before it has read everything closes the pipe.
  child.stdin.on("error", () => {});
  child.stdin.end(input ?? "");
  const ended = once(child, "close").then(([code]) => ({ code, ...output }));
  return { child, output, ended };
}

/** Runs a program in a pseudo-terminal of 100 columns, and passes on its output and its exit code. */
export const inTerminal: readonly string[] = [
  "python3",
  "-c",
  `import fcntl, os, pty, struct, sys, termios
pid, fd = pty.fork()
if pid == 0:
    os.execvp(sys.argv[1], sys.argv[1:])
fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
while True:
    try:
        data = os.read(fd, 65536)
    except OSError:
        break
    if not data:
        break
    os.write(1, data)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`,
];
