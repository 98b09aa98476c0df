import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import {
  type CheckedIds,
  checkDatasets,
  createClient,
  type Dataset,
  type JobType,
  type Report,
} from "@x-batch-compliance/core";
import { createTransport, rewriteFile } from "@x-batch-compliance/core/advanced";
import { createSharedClock } from "@x-batch-compliance/sandbox";
import { checkAs, type Recording } from "./recording.ts";

/** Everything that a check and a rewrite leave, but for times and for who created the job. */
export interface Finding {
  readonly report: unknown;
  readonly results: string;
  readonly violations: string;
  /** The compliant copy of each file, as hex. */
  readonly kept: readonly string[];
}

/** Where one check after the other is run. */
export interface CheckPlace {
  readonly apiOrigin: string;
  /** Is there, and holds nothing but what checks left in it. */
  readonly folder: string;
  /** Longest silence, real ms. */
  readonly idleTimeoutMs: number;
}

/** Checks once, on a clock of its own that only sleeping moves, and writes a compliant copy of each file. */
export async function findOnce(
  { bearerToken }: Recording,
  dataset: Dataset,
  { apiOrigin, folder, idleTimeoutMs }: CheckPlace,
): Promise<{ readonly finding: Finding; readonly checkedIds: ReadonlyMap<JobType, CheckedIds> }> {
  for (const name of listCopies(folder)) rmSync(join(folder, name));
  const client = createClient({
    bearerToken,
    apiUrl: apiOrigin,
    clock: createSharedClock(),
    transport: createTransport({ idleTimeoutMs }),
  });
  try {
    const checked = await checkDatasets(client, [dataset], { folder, ...checkAs });
    const { report, checkedIds, resultsPath, violationsPath } = checked;
    const kept: string[] = [];
    for (const { name, path } of dataset.files) {
      const to = join(folder, `${copyPrefix}${name}`);
      await rewriteFile({ dataset, name, from: path, to }, checkedIds);
      kept.push(readFileSync(to, "hex"));
    }
    const results = readFileSync(resultsPath, "utf8");
    const violations = readFileSync(violationsPath, "utf8");
    return { finding: { report: cutChance(report), results, violations, kept }, checkedIds };
  } finally {
    await client.close();
  }
}

const copyPrefix = "compliant-";

function listCopies(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => name.startsWith(copyPrefix));
}

/** What stands in a check's folder and ought not to: temporary files, and copies that are not what is right. */
export function listLeftovers(folder: string, dataset: Dataset, { kept }: Finding): readonly string[] {
  const copies = listCopies(folder);
  const wrong = copies.filter((copy) => {
    const index = dataset.files.findIndex(({ name }) => copy === copyPrefix + name);
    return readFileSync(join(folder, copy), "hex") !== kept[index];
  });
  const expected = ["results.ndjson", "violations.ndjson", "refetch.txt", ...copies];
  return [...wrong, ...readdirSync(folder).filter((name) => !expected.includes(name))];
}

/** Times differ, and whoever lost a create's answer finds its job in the list. */
function cutChance({ startedAt: _, finishedAt: __, standing, jobs, ...report }: Report): unknown {
  const { oldestAgeMs: ___, newestAgeMs: ____, ...known } = standing;
  const same = jobs.map(({ adopted: _____, createdAt: ______, ageMs: _______, ...job }) => job);
  return { ...report, standing: known, jobs: same };
}
