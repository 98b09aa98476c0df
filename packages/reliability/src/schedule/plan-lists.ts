import type { JobType } from "@x-batch-compliance/core";
import { scanDatasets } from "@x-batch-compliance/core/advanced";
import { createMemoryFiles, memoryRoot } from "../simulation/memory-files.ts";
import { createRandom } from "../simulation/random.ts";
import type { Replacement } from "../simulation/replace-globals.ts";
import { dealIds, describeLists, growIds, type Lists, writeList } from "./lists.ts";
import type { RowSeed } from "./row.ts";

/** So many IDs per job keep a list of 145 parts small. */
export const maxIdsPerJob = 20;

/** The lists of a row as they are at first, and the IDs that people append later. */
export interface PlannedLists {
  readonly lists: Lists;
  readonly later: ReadonlyMap<JobType, Iterator<string, never>>;
}

/** Makes lists of about as many parts as the row asks for: how many IDs these take is found by trying. */
export async function planLists(
  { row, seed }: RowSeed,
  globals: Pick<Replacement, "use">,
): Promise<PlannedLists> {
  const lists: Lists = new Map();
  const later = new Map<JobType, Iterator<string, never>>();
  for (const [index, type] of row.types.entries()) {
    const ids = growIds(type, createRandom(seed * 7 + index));
    const all: string[] = [];
    const take = (count: number): readonly string[] => {
      while (all.length < count) all.push(ids.next().value);
      return all.slice(0, count);
    };
    const count = await findCount(row.parts, (tried) => countParts(type, take(tried), globals));
    const own = take(count);
    // What was drawn for longer lists comes first among what is appended.
    later.set(type, chain(all.slice(count), ids));
    lists.set(type, dealIds(own, createRandom(seed * 11 + index)));
  }
  return { lists, later };
}

function* chain(first: readonly string[], rest: Iterator<string, never>): Generator<string, never> {
  yield* first;
  for (;;) yield rest.next().value;
}

/** The largest count that makes no more parts than wanted; one part is filled by half, so that it stays one. */
async function findCount(parts: number, measure: (count: number) => Promise<number>): Promise<number> {
  if (parts === 1) return Math.floor(maxIdsPerJob / 2);
  let [low, high] = [parts, parts * maxIdsPerJob + 1];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if ((await measure(middle)) <= parts) low = middle;
    else high = middle;
  }
  return low;
}

async function countParts(
  type: JobType,
  ids: readonly string[],
  globals: Pick<Replacement, "use">,
): Promise<number> {
  const files = createMemoryFiles(() => Promise.resolve());
  globals.use(files, () => 0.5);
  const folder = `${memoryRoot}/plan`;
  files.write(`${folder}/${type}-0.txt`, writeList(ids));
  const { types } = await scanDatasets(describeLists(new Map([[type, [[...ids]]]]), folder), {
    folder,
    maxIdsPerJob,
  });
  return types[0]?.parts.length ?? 0;
}
