import { createReadStream } from "node:fs";
import { mkdir, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { FileChange } from "@x-batch-compliance/core";
import type { ListFile } from "../lists/open-lists.ts";
import { UsageError } from "../terms/usage-error.ts";
import { quoteWord } from "../text/quote-word.ts";
import type { CommandRun } from "../x/command-run.ts";
import type { CheckedLists } from "./check-lists.ts";

/** Where each list is written to: its own place, another file, or standard output. */
export type Target = { readonly file: ListFile } & (
  | { readonly to: "in place" | "standard output" }
  | { readonly to: "file"; readonly path: string }
);

const packed = /\.(?:gz|zst)$/;

/**
 * Decides where lists are written to, before anything is sent.
 * @throws {UsageError} where two would be one file, or the list has no place of its own
 */
export async function planTargets(
  files: readonly ListFile[],
  output: string | undefined,
): Promise<readonly Target[]> {
  if (files.some(({ source }) => source === "arguments")) {
    throw new UsageError("IDs given as arguments can be checked, not fixed: name the files that hold them.");
  }
  const [only, ...others] = files;
  const isOut = output === "-" || (output === undefined && only?.source === "standard input");
  if (isOut && others.length > 0) throw new UsageError("Only one list can be written to standard output.");
  if (isOut) return files.map((file) => ({ file, to: "standard output" }));
  if (files.some(({ source }) => source === "standard input") && output === undefined) {
    throw new UsageError(
      "A list from standard input is written to standard output, so it must be the only one: or use --output.",
    );
  }
  if (output === undefined) return files.map((file) => ({ file, to: "in place" }));
  const isFolder = others.length > 0 || output.endsWith("/") || (await isExistingFolder(output));
  const targets = files.map((file) => ({
    file,
    to: "file" as const,
    path: isFolder ? join(output, basename(file.name)) : output,
  }));
  const paths = new Set(targets.map(({ path }) => resolve(path)));
  if (paths.size < targets.length) {
    throw new UsageError(
      `Two of the files would have the same name in ${quoteWord(output)}: fix them one at a time.`,
    );
  }
  for (const { file, path } of targets) {
    if (resolve(path) === resolve(file.path)) {
      throw new UsageError(
        `--output is ${quoteWord(file.name)} itself: leave it out to rewrite the file in place.`,
      );
    }
    if (packed.exec(path)?.[0] !== packed.exec(file.name)?.[0] && file.source === "file") {
      throw new UsageError(
        `${quoteWord(path)} would be compressed otherwise than its name says: give it the extension of ${quoteWord(file.name)}.`,
      );
    }
  }
  return targets;
}

async function isExistingFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** Writes all lists without their violations; each file is the old one or the new one. By the lists' names. */
export async function writeFixed(
  run: CommandRun,
  { session, dataset, result: { checkedIds }, folder }: CheckedLists,
  targets: readonly Target[],
): Promise<ReadonlyMap<string, FileChange>> {
  const { rewriteDataset, rewriteFile } = session.core;
  const options = { findUnverified: false, signal: run.world.signal };
  const inPlace = targets.filter(({ to }) => to === "in place").map(({ file }) => file);
  const changes = new Map(await rewriteDataset({ ...dataset, files: inPlace }, checkedIds, options));
  for (const target of targets) {
    if (target.to === "in place") continue;
    const { name, path: from } = target.file;
    const end = target.to === "file" ? target.path : join(folder, "output");
    await mkdir(dirname(end), { recursive: true });
    const to = target.to === "file" ? `${end}.${process.pid}.tmp` : end;
    try {
      changes.set(name, await rewriteFile({ dataset, name, from, to }, checkedIds, options));
      if (to !== end) await rename(to, end);
    } catch (error) {
      await rm(to, { force: true });
      throw error;
    }
    if (target.to === "standard output") await copyOut(run, end);
  }
  return changes;
}

async function copyOut({ world: { out, signal } }: CommandRun, path: string): Promise<void> {
  for await (const chunk of createReadStream(path)) {
    signal.throwIfAborted();
    await out.write(chunk as Buffer);
  }
}
