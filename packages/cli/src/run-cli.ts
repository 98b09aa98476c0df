import { readFile } from "node:fs/promises";
import type { CheckEvent } from "@x-batch-compliance/core";
import type { CommandName } from "./arguments/command-table.ts";
import { readArguments } from "./arguments/read-arguments.ts";
import { renderHelp } from "./arguments/render-help.ts";
import { describeEvent } from "./terminal/describe-event.ts";
import { maskWorld } from "./terminal/mask-world.ts";
import { choosePalette } from "./terminal/palette.ts";
import { createProgress } from "./terminal/progress.ts";
import { type ExitCode, exitCodes } from "./terms/exit-codes.ts";
import { UsageError } from "./terms/usage-error.ts";
import { Interruption, type World } from "./terms/world.ts";
import { describeInterruption } from "./text/describe-interruption.ts";
import { renderUsage } from "./text/render-usage.ts";
import type { CommandRun } from "./x/command-run.ts";
import { createJobTrail, type JobTrail } from "./x/job-trail.ts";

type Runner = (run: CommandRun) => Promise<ExitCode>;

/** Loaded one by one: what prints help or a completion must not wait for the rest. */
const runners: Readonly<Record<CommandName, () => Promise<Runner>>> = {
  check: async () => (await import("./commands/check.ts")).runCheck,
  fix: async () => (await import("./commands/fix.ts")).runFix,
  create: async () => (await import("./commands/create.ts")).runCreate,
  get: async () => (await import("./commands/get.ts")).runGet,
  list: async () => (await import("./commands/list.ts")).runList,
  download: async () => (await import("./commands/download.ts")).runDownload,
  cancel: async () => (await import("./commands/cancel.ts")).runCancel,
  upload: async () => (await import("./commands/upload.ts")).runUpload,
  ids: async () => (await import("./commands/ids.ts")).runIds,
  doctor: async () => (await import("./doctor/run-doctor.ts")).runDoctor,
  completion: async () => (await import("./commands/completion.ts")).runCompletion,
};

/** Runs the command line `args` and returns what the process has to end with. Throws nothing. */
export async function runCli(args: readonly string[], outside: World): Promise<ExitCode> {
  const code = await runCommand(args, outside);
  const loss = outside.findLoss();
  if (loss === undefined || code === exitCodes.interrupted) return code;
  const palette = choosePalette(outside, outside.err);
  await outside.err.write(
    `${palette.red("error:")} Standard output could not be written (${loss}), so it is incomplete. Free some space or choose another place, and run the command again.\n`,
  );
  return exitCodes.usage;
}

async function runCommand(args: readonly string[], outside: World): Promise<ExitCode> {
  const { world, onSecret } = maskWorld(outside);
  const trail = createJobTrail();
  // What is a key of a config file is not an option in texts about its lists.
  let hasConfig = false;
  const sayLine = (line: string): Promise<void> => world.err.write(`${line}\n`);
  try {
    const request = readArguments(args, world.program);
    if (request.kind === "help") {
      await world.out.write(renderHelp(world.program, request.command));
      return exitCodes.done;
    }
    if (request.kind === "version") {
      await world.out.write(`${await readVersion()}\n`);
      return exitCodes.done;
    }
    const { command, words, options } = request;
    hasConfig = options.config !== undefined;
    const monotonic = (): number => performance.now();
    const progress = createProgress({ sink: world.err, isHidden: options["hide-progress"], monotonic });
    const print = (line: string): Promise<void> => {
      progress.end();
      return world.out.write(`${line}\n`);
    };
    const say = (line: string): Promise<void> => {
      progress.end();
      return sayLine(line);
    };
    const onEvent = (event: CheckEvent): void => {
      trail.note(event);
      if (options.json && isWorthALine(event, monotonic()))
        void world.out.write(`${JSON.stringify(event)}\n`);
      progress.tell(describeEvent(event, { nowMs: monotonic(), hasConfig }));
    };
    const isWorthALine = createEventThrottle();
    const run: CommandRun = { world, words, options, progress, trail, onEvent, onSecret, say, print };
    try {
      return await (await runners[command]())(run);
    } catch (error) {
      progress.end();
      if (options.json) await printErrorEvent(world, error, hasConfig);
      throw error;
    }
  } catch (error) {
    return tellFailure(error, { world, args, trail, hasConfig });
  }
}

async function tellFailure(
  error: unknown,
  {
    world,
    args,
    trail,
    hasConfig,
  }: {
    readonly world: World;
    readonly args: readonly string[];
    readonly trail: JobTrail;
    readonly hasConfig: boolean;
  },
): Promise<ExitCode> {
  const palette = choosePalette(world, world.err);
  if (error instanceof Interruption || world.signal.aborted) {
    await world.err.write(`${describeInterruption({ program: world.program, args, jobs: trail.jobs() })}\n`);
    return exitCodes.interrupted;
  }
  const paint = (text: string): Promise<void> =>
    world.err.write(`${text.replace(/^error:/, palette.red("error:"))}\n`);
  // Told without core, which takes longer to load than all the rest.
  if (error instanceof UsageError) {
    await paint(renderUsage(error.faults));
    return exitCodes.usage;
  }
  const { describeError, renderFailure } = await import("./report/describe-error.ts");
  const failure = describeError(error, hasConfig);
  await paint(renderFailure(failure));
  return failure.exitCode;
}

/** The error as the last event of `--json`. */
async function printErrorEvent(world: World, error: unknown, hasConfig: boolean): Promise<void> {
  if (error instanceof Interruption || world.signal.aborted) return;
  const { describeError } = await import("./report/describe-error.ts");
  const { code, what, faults, hint } = describeError(error, hasConfig);
  await world.out.write(`${JSON.stringify({ type: "error", code, message: what, faults, hint })}\n`);
}

const eventIntervalMs = 1_000;
const frequent: ReadonlySet<string> = new Set(["scanning", "comparing", "uploading", "downloading"]);

/** What comes with every piece of a file is an event once a second. */
function createEventThrottle(): (event: CheckEvent, nowMs: number) => boolean {
  const toldAtMs = new Map<string, number>();
  return ({ type }, nowMs) => {
    if (!frequent.has(type)) return true;
    if (nowMs - (toldAtMs.get(type) ?? Number.NEGATIVE_INFINITY) < eventIntervalMs) return false;
    toldAtMs.set(type, nowMs);
    return true;
  };
}

async function readVersion(): Promise<string> {
  const text = await readFile(new URL("../package.json", import.meta.url), "utf8");
  const { version } = JSON.parse(text) as { readonly version: string };
  if (typeof version !== "string")
    throw new UsageError("The package of this program is damaged: install it again.");
  return version;
}
