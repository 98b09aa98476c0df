import { createWriteStream } from "node:fs";
import { realpath, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { DatasetFile } from "@x-batch-compliance/core";
import { showUnprintable } from "@x-batch-compliance/core/text";
import { readThrough } from "../files/open-stream.ts";
import { UsageError } from "../terms/usage-error.ts";
import type { World } from "../terms/world.ts";
import { quoteWord } from "../text/quote-word.ts";
import { findByGlobs } from "./find-by-globs.ts";

/** A list that was named on the command line, or in a config file. */
export interface ListFile extends DatasetFile {
  /** `stream`: standard input or a FIFO, which have no place that could be written. */
  readonly source: "file" | "config" | "stream" | "arguments";
}

/** How lists are opened. */
export interface OpenOptions {
  readonly world: World;
  /** For what has no file of its own, as core reads each list twice. */
  readonly folder: string;
  /** Told what a glob matched and was left out. */
  readonly say: (line: string) => Promise<void>;
}

const idForm = /^[1-9]\d{0,19}$/;

/**
 * The lists that the words of a command name: files, FIFOs, globs that the shell was kept from, IDs (digits alone), `-` for
 * standard input.
 * @throws {UsageError} with every word that is not a list
 */
export async function openLists(
  given: readonly string[],
  { world, folder, say }: OpenOptions,
): Promise<readonly ListFile[]> {
  // Opened by that name it may be a socket, which cannot be opened at all.
  const words = given.map((word) => (word === "/dev/stdin" ? "-" : word));
  const ids = words.filter((word) => idForm.test(word));
  const faults: string[] = [];
  const globs: string[] = [];
  const fifos: string[] = [];
  const files = new Map<string, ListFile>();
  // The same file under two names would be counted, and rewritten, twice.
  const add = (file: ListFile): void => void (files.has(file.path) || files.set(file.path, file));
  for (const word of new Set(words)) {
    if (word === "-" || idForm.test(word)) continue;
    const found = await findFile(word);
    if (found === "glob") globs.push(word);
    else if (found === "FIFO") fifos.push(word);
    else if (typeof found === "string") faults.push(found);
    else add(found);
  }
  if (globs.length > 0) {
    const found = await findByGlobs(globs, world.signal);
    for (const file of found.files) add({ ...file, source: "file" });
    faults.push(...found.faults);
    for (const note of found.notes) await say(showUnprintable(note));
  }
  if (faults.length > 0) throw new UsageError(...faults);
  for (const [at, name] of fifos.entries()) {
    // Once read it is empty, and core reads each list twice.
    const path = join(folder, `fifo-${at}`);
    await readThrough(name, path, world.signal);
    files.set(name, { name, path, source: "stream" });
  }
  if (words.includes("-")) files.set("-", await copyInput(world, folder));
  if (ids.length > 0) {
    const path = join(folder, "arguments.txt");
    await writeFile(path, ids.map((id) => `${id}\n`).join(""), { mode: 0o600 });
    files.set("arguments", { name: "arguments", path, source: "arguments" });
  }
  return [...files.values()];
}

/** A sentence where it is not a file. */
async function findFile(word: string): Promise<ListFile | "FIFO" | "glob" | string> {
  const name = quoteWord(word);
  try {
    const found = await stat(word);
    // A pipe of the shell, for example /dev/fd/63, has no path behind it.
    if (found.isFIFO()) return "FIFO";
    const path = await realpath(word);
    if (found.isDirectory())
      return `${name} is a folder: name its files, for example ${quoteWord(join(word, "ids.txt"))}.`;
    return { name: word, path, source: "file" };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ENOENT" && code !== "ENOTDIR") return `${name} cannot be read (${code ?? "unknown"}).`;
    return /[*?[\]{}]|^!/.test(word) ? "glob" : `${name} does not exist.`;
  }
}

async function copyInput({ input, signal }: World, folder: string): Promise<ListFile> {
  if (input.isTerminal) {
    throw new UsageError(
      "Standard input is a terminal: pipe a list into the command, for example cat ids.txt | xbc check -",
    );
  }
  const path = join(folder, "input");
  await pipeline(Readable.from(input), createWriteStream(path, { mode: 0o600 }), { signal });
  return { name: "standard input", path, source: "stream" };
}
