import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { type CheckedIds, type JobType, rewriteDataset } from "@x-batch-compliance/core";
import { findOnce, listLeftovers } from "./check-case.ts";
import type { Example } from "./example.ts";
import type { CutContext } from "./run-cut.ts";

/** Work on files that can be done again and again. */
export interface FileWork {
  readonly name: string;
  /** Puts everything back as it was before the first time. */
  prepare(): void;
  /** Does it, and says what is wrong with what it arrived at. */
  run(): Promise<readonly string[]>;
  /** What must not be, whether or not it succeeded. */
  findTraces(): readonly string[];
  /** Files that are there for a time only, or are not whole. */
  findLeftovers(): readonly string[];
}

/** A check from the lists to the report, and compliant copies. The lists stay as they are. */
export function prepareCheck({ recording, example, server, place, right }: CutContext): FileWork {
  const { dataset, originals } = example;
  return {
    name: "check",
    prepare: () => server.reset(),
    async run() {
      const { finding } = await findOnce(recording, dataset, place);
      return isDeepStrictEqual(finding, right) ? [] : ["the result is wrong, and nobody said so"];
    },
    findTraces: () => [
      ...dataset.files
        .filter(({ path }, index) => !readFileSync(path).equals(originals[index] as Buffer))
        .map(({ name }) => `${name} is not as it was`),
      ...(server.creates() > 1 ? [`${server.creates()} jobs were created`] : []),
      ...server.unexpected().map((request) => `an unexpected request: ${request}`),
    ],
    findLeftovers: () => listLeftovers(place.folder, dataset, right),
  };
}

/** A rewrite in place. Each list is the old or the new one. */
export function prepareRewrite(
  { dataset, originals }: Example,
  checkedIds: ReadonlyMap<JobType, CheckedIds>,
  kept: readonly string[],
): FileWork {
  const read = (): readonly string[] => dataset.files.map(({ path }) => readFileSync(path, "hex"));
  const folder = dirname(dataset.files[0]?.path ?? "");
  const names = dataset.files.map(({ name }) => name);
  const findLeftovers = (): readonly string[] => readdirSync(folder).filter((name) => !names.includes(name));
  return {
    name: "rewrite",
    prepare() {
      for (const name of findLeftovers()) rmSync(join(folder, name));
      for (const [index, { path }] of dataset.files.entries())
        writeFileSync(path, originals[index] as Buffer);
    },
    async run() {
      await rewriteDataset(dataset, checkedIds);
      return isDeepStrictEqual(read(), kept) ? [] : ["a list is not what it should be, and nobody said so"];
    },
    findTraces: () =>
      read().flatMap((hex, index) =>
        hex === kept[index] || hex === originals[index]?.toString("hex")
          ? []
          : [`${dataset.files[index]?.name} is neither the old nor the new one`],
      ),
    findLeftovers,
  };
}
