import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { scanDatasets } from "../../packages/core/src/check/scan-datasets.ts";
import { isComplianceError } from "../../packages/core/src/errors.ts";
import type { Dataset, Fault, IdPlace } from "../../packages/core/src/types.ts";

/** What was read of a sample with some inputs, or why it was refused. */
export interface SampleReading {
  readonly name: string;
  readonly place: IdPlace;
  readonly choices: readonly string[];
  readonly result: { readonly entries: number; readonly ids: number } | { readonly faults: readonly Fault[] };
}

const folder = "packages/core/test-samples";

/** Lists of users, and of what no usual name shows: the place that their owners would name. */
const places: Readonly<Record<string, readonly IdPlace[]>> = {
  "array-of-nested-accounts.json": [{ type: "users" }, { type: "users", field: "[].accounts[].id" }],
  "dotted-key.jsonl": [{ type: "users" }, { type: "users", field: "user.id_str" }],
  "excel-damage-as-integers-users.csv": [{ type: "users" }, { type: "users", field: "external_author_id" }],
  "id-beside-twitter-id-name.csv": [{ type: "users" }],
  "social-media.yaml": [{ type: "users" }],
  "twibot22-u-prefix.csv": [{ type: "users" }],
  "crisislex-single-quotes.csv": [{ type: "tweets", field: "tweet id" }],
  "fakenewsnet-many-ids-in-a-cell.csv": [{ type: "tweets", field: "tweet_ids" }],
  "object-with-array.json": [{ type: "tweets", field: "done[]" }],
  "posts.parquet": [{ type: "users" }],
  "rtweet-x-prefix.csv": [{ type: "users" }],
  "semicolon-plain.csv": [{ type: "tweets", field: "tid" }],
  "twitter15-label-colon-id.txt": [{ type: "tweets", field: "2" }],
  "url-column.csv": [{ type: "tweets", field: "url" }],
};

export function listSamples(): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name !== "README.md")
    .sort();
}

/** Reads every sample as the step would: without any input, and with those that its owner would set. */
export async function readSamples(): Promise<readonly SampleReading[]> {
  const own = mkdtempSync(join(tmpdir(), "samples-"));
  try {
    const readings: SampleReading[] = [];
    for (const name of listSamples()) {
      for (const place of [{ type: "tweets" } as const, ...(places[name] ?? [])]) {
        readings.push(await readSample(name, { place, folder: own }));
      }
    }
    return readings;
  } finally {
    rmSync(own, { recursive: true });
  }
}

async function readSample(
  name: string,
  { place, folder: own }: { readonly place: IdPlace; readonly folder: string },
): Promise<SampleReading> {
  const dataset: Dataset = { name: "sample", ids: [place], files: [{ name, path: join(folder, name) }] };
  const choices: string[] = [];
  const onChoice = (_: Dataset, text: string): void => void choices.push(text);
  try {
    const { datasets } = await scanDatasets([dataset], { folder: own, onChoice });
    const { entries = 0, ids = 0 } = datasets[0] ?? {};
    return { name, place, choices, result: { entries, ids } };
  } catch (error) {
    if (!isComplianceError(error)) throw error;
    const faults = error.faults.length > 0 ? error.faults : [{ message: error.message }];
    return { name, place, choices: [], result: { faults } };
  }
}
