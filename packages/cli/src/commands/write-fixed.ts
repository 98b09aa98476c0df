import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import type { Dataset, FileChange } from "@x-batch-compliance/core";
import { writeOutput } from "../files/output.ts";
import type { ListFile } from "../lists/open-lists.ts";
import { UsageError } from "../terms/usage-error.ts";
import { quoteWord } from "../text/quote-word.ts";
import type { CommandRun } from "../x/command-run.ts";
import type { CheckedLists } from "./check-lists.ts";
import { labels, requireOutput, rescue } from "./outputs.ts";

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
    throw new UsageError(
      "IDs given as arguments can be checked but not fixed: name the files that contain them.",
    );
  }
  const [only, ...others] = files;
  const isOut = output === "-" || (output === undefined && only?.source === "stream");
  if (isOut && others.length > 0) throw new UsageError("Only one list can be written to standard output.");
  if (isOut) return files.map((file) => ({ file, to: "standard output" }));
  if (files.some(({ source }) => source === "stream") && output === undefined) {
    throw new UsageError(
      "A list from a pipe is written to standard output, so it must be the only list. For several lists, use --output.",
    );
  }
  if (output === undefined) return files.map((file) => ({ file, to: "in place" }));
  const isFolder = others.length > 0 || output.endsWith("/") || (await isExistingFolder(output));
  const targets = files.map((file) => ({
    file,
    to: "file" as const,
    path: isFolder ? join(output, nameInFolder(file)) : output,
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
        `${quoteWord(path)} would not be compressed as its name says: give it the same extension as ${quoteWord(file.name)}.`,
      );
    }
  }
  return targets;
}

/** Lists of a config file may have one name in several folders, and keep their places. */
function nameInFolder({ name, source }: ListFile): string {
  return source === "config" ? name : basename(name);
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
  { session, datasets, result: { checkedIds }, folder, outputs }: CheckedLists,
  targets: readonly Target[],
): Promise<ReadonlyMap<string, FileChange>> {
  const { rewriteDataset, rewriteFile } = session.core;
  const options = { findUnverified: false, signal: run.world.signal };
  const inPlace = new Set(targets.filter(({ to }) => to === "in place").map(({ file }) => file.path));
  const changes = new Map<string, FileChange>();
  const datasetOf = new Map<string, Dataset>();
  for (const dataset of datasets) {
    for (const { name } of dataset.files) datasetOf.set(name, dataset);
    const files = dataset.files.filter(({ path }) => inPlace.has(path));
    for (const change of await rewriteDataset({ ...dataset, files }, checkedIds, options)) {
      changes.set(...change);
    }
  }
  for (const target of targets) {
    const dataset = datasetOf.get(target.file.name);
    if (target.to === "in place" || dataset === undefined) continue;
    const { name, path: from } = target.file;
    const rewrite = (to: string): Promise<FileChange> =>
      rewriteFile({ dataset, name, from, to }, checkedIds, options);
    if (target.to === "file") {
      const output = requireOutput(outputs, labels.list(target.path));
      const { signal } = run.world;
      changes.set(name, await writeOutput(output, { folder, signal, rescue }, rewrite));
    } else {
      const path = join(folder, "output");
      changes.set(name, await rewrite(path));
      await copyOut(run, path);
    }
  }
  return changes;
}

async function copyOut({ world: { out, signal } }: CommandRun, path: string): Promise<void> {
  for await (const chunk of createReadStream(path)) {
    signal.throwIfAborted();
    await out.write(chunk as Buffer);
  }
}
