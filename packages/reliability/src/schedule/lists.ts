import type { Dataset, JobType } from "@x-batch-compliance/core";
import type { Random } from "../simulation/random.ts";

/** The lists of a repository: for each type the IDs of each file. */
export type Lists = Map<JobType, string[][]>;

const firstIds: Readonly<Record<JobType, bigint>> = {
  tweets: 1_160_164_553_000_000_000n,
  // No ID stands for a post and for a user, so that an ID alone says which it is.
  users: 960_164_553_000_000_000n,
};

/** An endless row of IDs, each larger than the ones before: dense in some years, and thin in others. */
export function* growIds(type: JobType, random: Random): Generator<string, never> {
  let id = firstIds[type];
  for (;;) {
    const step = 10 ** random.between(12, 14);
    for (let left = random.between(50, 400); left > 0; left--) {
      id += BigInt(1 + Math.floor(random.next() * step));
      yield String(id);
    }
  }
}

/** Deals IDs out to one to four files; each file is in order, as people keep them. */
export function dealIds(ids: readonly string[], random: Random): string[][] {
  const files = Array.from({ length: random.between(1, 4) }, (): string[] => []);
  const length = Math.ceil(ids.length / files.length);
  for (const [place, id] of ids.entries()) (files[Math.floor(place / length)] as string[]).push(id);
  return files;
}

/** What core is given: a dataset for each type. */
export function describeLists(lists: Lists, folder: string): readonly Dataset[] {
  return [...lists].map(([type, files]) => ({
    name: type,
    ids: [{ type }],
    files: files.map((_, index) => {
      const name = `${type}-${index}.txt`;
      return { name, path: `${folder}/${name}` };
    }),
  }));
}

/** The text of a file of a list. */
export function writeList(ids: readonly string[]): Buffer {
  return Buffer.from(ids.map((id) => `${id}\n`).join(""));
}

/** All distinct IDs of a type. */
export function listIds(lists: Lists, type: JobType): ReadonlySet<string> {
  return new Set(lists.get(type)?.flat());
}

/** Takes IDs out of all files. */
export function removeIds(lists: Lists, gone: ReadonlySet<string>): void {
  for (const files of lists.values()) {
    for (const [index, ids] of files.entries()) files[index] = ids.filter((id) => !gone.has(id));
  }
}

/** IDs change files: some stretch of one is appended to another. */
export function moveIds(files: readonly string[][], random: Random): void {
  const [from, to] = [random.pick(files), random.pick(files)];
  if (from === to || from.length < 2) return;
  to.push(...from.splice(random.between(0, from.length - 2), random.between(1, 30)));
}
