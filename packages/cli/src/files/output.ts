import { constants, type Stats } from "node:fs";
import { access, mkdir, open, readlink, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { UsageError } from "../terms/usage-error.ts";
import { describeSystemError } from "../text/describe-system-error.ts";
import { writeThrough } from "./open-stream.ts";

/** A file that a command is to write. */
export interface WantedOutput {
  /** How it was asked for, as the start of a sentence: `--output clean.txt`. */
  readonly label: string;
  readonly file: string;
}

/** A place for it that has been found fit. */
export interface Output {
  readonly label: string;
  /** Where it really is: behind a symbolic link, which stays. */
  readonly path: string;
  /** What is there now. */
  readonly before: Stats | undefined;
}

/**
 * Finds the places of all outputs of a command, before anything is sent: missing folders are created later, with the files.
 * `inputs` are what must not be overwritten, by their paths.
 * @throws {UsageError} with the first output that could not be written, or would overwrite an input or another output
 */
export async function planOutputs(
  wanted: readonly WantedOutput[],
  inputs: ReadonlyMap<string, string>,
): Promise<readonly Output[]> {
  const taken = new Map<string, string>();
  for (const [path, what] of inputs) taken.set(await identify(await findReal(path)), what);
  const outputs: Output[] = [];
  for (const output of wanted) {
    const planned = await planOutput(output);
    outputs.push(planned);
    if (isStream(planned)) continue;
    const identity = await identify(planned.path);
    const what = taken.get(identity);
    if (what !== undefined) throw new UsageError(`${output.label} is ${what}: name another file.`);
    taken.set(identity, "another output");
  }
  return outputs;
}

/** Finds the place of one output; `advice` ends the error if it could not be written. Throws UsageError. */
export async function planOutput(
  { label, file }: WantedOutput,
  advice: string = "Nothing was sent. Check its folder and the permissions, or name another file.",
): Promise<Output> {
  try {
    const before = await findStats(file);
    if (before?.isDirectory() || /[/\\]$/.test(file)) {
      throw new UsageError(`${label} is a folder: name a file in it.`);
    }
    const output = { label, path: resolve(file), before };
    if (before !== undefined) await access(file, constants.W_OK);
    if (isStream(output)) return output;
    const path = await findReal(file);
    await requireFolder(dirname(path));
    return { ...output, path };
  } catch (error) {
    throw describeFailure(error, { label }, advice);
  }
}

/**
 * Writes an output as a whole or not at all: `fill` writes a temporary file, which then takes the place of the old one. A device
 * or a FIFO is never replaced: it is given the bytes. `rescue` says what is not lost if it cannot be written.
 */
export async function writeOutput<T>(
  output: Output,
  {
    folder,
    signal,
    rescue,
  }: { readonly folder: string; readonly signal: AbortSignal; readonly rescue: string },
  fill: (path: string) => Promise<T>,
): Promise<T> {
  const { path, before } = output;
  const isThrough = isStream(output);
  const beside = isThrough ? join(folder, "output") : `${path}.${process.pid}.tmp`;
  try {
    await mkdir(dirname(beside), { recursive: true });
    // An existing file keeps its permissions, as with cp; a new one has those that are usual here.
    await (await open(beside, "w", before === undefined ? 0o666 : before.mode & 0o777)).close();
    const filled = await fill(beside);
    if (isThrough) await writeThrough(beside, path, signal);
    else await rename(beside, path);
    return filled;
  } catch (error) {
    throw describeFailure(error, output, rescue);
  } finally {
    // Where nothing can be written there is nothing to remove, and the first failure is the one to report.
    await rm(beside, { force: true }).catch(() => {});
  }
}

/** Whether something takes bytes without keeping them, or is such a thing's file under another name. */
function isStream({ path, before }: Pick<Output, "path" | "before">): boolean {
  return before !== undefined && (!before.isFile() || /^\/(?:dev|proc)\//.test(path));
}

function describeFailure(error: unknown, { label }: Pick<Output, "label">, advice: string): unknown {
  const why = describeSystemError(error);
  return why === undefined ? error : new UsageError(`${label} cannot be written (${why}). ${advice}`);
}

async function findStats(path: string): Promise<Stats | undefined> {
  return stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
}

/** The nearest folder that exists must take new files. */
async function requireFolder(path: string): Promise<void> {
  const found = await findStats(path);
  if (found === undefined) return requireFolder(dirname(path));
  if (!found.isDirectory()) throw Object.assign(new Error(), { code: "ENOTDIR", syscall: "open" });
  await access(path, constants.W_OK | constants.X_OK);
}

/** Where a path leads; one that is not there yet, by its folder; a link to nothing, by what it names. */
async function findReal(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const link = await readlink(path).catch(() => undefined);
    if (link !== undefined) return findReal(resolve(dirname(path), link));
    const folder = dirname(resolve(path));
    return folder === resolve(path) ? folder : join(await findReal(folder), basename(path));
  }
}

/** Two names of one file, for example in other letters where these do not count, are the same. */
async function identify(path: string): Promise<string> {
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  return found === undefined ? path : `${found.dev}:${found.ino}`;
}
