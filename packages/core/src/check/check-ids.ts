import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Client } from "../client/client.ts";
import type { ComplianceError } from "../errors.ts";
import { makeFolder } from "../files/create-file.ts";
import { wrapFileErrors } from "../files/wrap-file-errors.ts";
import { datasetTable } from "../options/dataset-table.ts";
import { type OptionTable, text } from "../options/option-rule.ts";
import { requireOptions } from "../options/require-options.ts";
import { bindClassifiers } from "../results/bind-classifiers.ts";
import type { CheckedIds } from "../results/classifier.ts";
import type { Classifier, Dataset, DatasetFile, JobType } from "../types.ts";
import { checkDatasets } from "./check-datasets.ts";
import { type IdDecision, listRows } from "./list-rows.ts";
import { commonOptionTable } from "./terms/check-option-table.ts";
import type { CheckOptions } from "./terms/check-options.ts";
import type { Report } from "./terms/report.ts";
import { type IdInput, writeIds } from "./write-ids.ts";

/** Where `checkIds` gets its IDs: the path of a list, or the IDs themselves. */
export type IdSource = string | URL | IdInput;

/** How `checkIds` works. Every option has a default. Times are in milliseconds, sizes in bytes. */
export interface CheckIdsOptions
  extends Omit<CheckOptions, "folder" | "jobNamePrefix" | "runKey" | "listKey" | "keepResults">,
    Pick<Dataset, "format" | "keepReasons" | "onBadEntry" | "allowEmpty"> {
  /**
   * Where `results.ndjson` (X's records) and `violations.ndjson` are kept, and temporary files are written. Created if it
   * does not exist. Default: a folder in the system's folder for temporary files, which is removed at the end.
   */
  readonly folder?: string | undefined;
  /** Of a file: the name or number (from 1) of its column, or a path of keys. Default: by the usual names. */
  readonly field?: string | undefined;
  /** The first part of the jobs' names; jobs of the same name and the same IDs are used again. Default `check-ids`. */
  readonly jobNamePrefix?: string | undefined;
  /** What attempts of one run have in common, so that a second attempt finds the first one's job. Default: the time, in seconds. */
  readonly runKey?: string | undefined;
}

/** What was found: a decision per ID, and counts. It can be read any number of times. */
export interface IdCheck extends AsyncIterable<IdDecision> {
  /** Counts and proofs, as plain JSON. `result` is `pending` where X was not ready in time. */
  readonly report: Report;
  /** What ended the check early, once something was known. `undefined` if it came to its end. */
  readonly failure: ComplianceError | undefined;
}

const name = "ids";

const { format, keepReasons, onBadEntry, allowEmpty } = datasetTable;
const optionTable: OptionTable<CheckIdsOptions> = {
  ...{ ...commonOptionTable, format, keepReasons, onBadEntry, allowEmpty },
  ...{ folder: text, jobNamePrefix: text, runKey: text, field: text },
};

/**
 * Checks IDs from anywhere, and decides for each: `keep`, `remove`, `scrub` (the location must be removed), `refetch` (the
 * post was edited), or `unverified` where nothing is proven. X takes minutes, up to hours for
 * millions of IDs. Each ID is listed once, in ascending order.
 *
 * Text is the path of a list in any format that `checkDatasets` reads. An iterable gives one ID at a time, as text or
 * bigints; a stream of bytes is read as a file. Memory grows by some 100 bytes per distinct ID, and not with the size of what is read.
 *
 * @throws {ComplianceError} DATASET_INVALID with the first places that are not IDs, before anything is sent, and what
 * `checkDatasets` throws; the signal's own reason if it is aborted.
 * @example
 * ```ts
 * const check = await checkIds(client, "tweets", ["20", "1372966999991541762"]);
 * for await (const { id, decision, action, reason } of check) console.log(id, decision, action, reason);
 * console.log(check.report.result, check.report.proof);
 * ```
 */
export async function checkIds(
  client: Client,
  type: JobType,
  ids: IdSource,
  options: CheckIdsOptions = {},
): Promise<IdCheck> {
  requireOptions("`checkIds`", options, optionTable);
  const { folder: kept, field, format, keepReasons, onBadEntry, allowEmpty, ...rest } = options;
  const { jobNamePrefix = "check-ids", runKey = String(Math.floor(client.clock.now() / 1000)) } = options;
  return await wrapFileErrors("A file of the check cannot be used", async () => {
    if (kept !== undefined) await makeFolder(kept, "The folder of the check");
    const temporary = await mkdtemp(join(kept ?? tmpdir(), "x-batch-compliance-"));
    try {
      const list = await findList(ids, join(temporary, name), options.signal);
      const dataset: Dataset = {
        ...{ name, keepReasons, onBadEntry, allowEmpty },
        ids: [{ type, field }],
        ...(list.isOurs ? { format: "txt", idForm: "plain" } : { format }),
        files: [list.file],
        // What else stands in an entry is not asked for: an ID whose location must be removed is told like any other.
        ...{ onScrub: "remove", embeddedPosts: "ignore" },
      };
      const { report, failure, checkedIds } = await checkDatasets(client, [dataset], {
        ...rest,
        ...{ jobNamePrefix, runKey, folder: kept ?? temporary },
        keepResults: kept !== undefined,
      });
      const [classifier] = bindClassifiers(dataset, checkedIds) as readonly [Classifier];
      const { submitted } = checkedIds.get(type) as CheckedIds;
      return { report, failure, [Symbol.asyncIterator]: () => listDecisions(type, submitted, classifier) };
    } finally {
      await rm(temporary, { recursive: true, force: true });
    }
  });
}

/** The IDs as a file, and whether we have written it line by line. */
async function findList(
  ids: IdSource,
  path: string,
  signal: AbortSignal | undefined,
): Promise<{ readonly file: DatasetFile; readonly isOurs: boolean }> {
  if (ids instanceof URL || typeof ids === "string") {
    const own = typeof ids === "string" ? ids : fileURLToPath(ids);
    return { file: { name: own, path: own }, isOurs: false };
  }
  const written = await writeIds(path, ids, signal);
  return { file: { name, path }, isOurs: written === "ids" };
}

async function* listDecisions(
  type: JobType,
  submitted: CheckedIds["submitted"],
  classifier: Classifier,
): AsyncGenerator<IdDecision, void, undefined> {
  for (const { id, classification } of listRows(submitted, classifier)) {
    const { action, reason } = classification.finding ?? { action: "", reason: "" };
    yield { id, type, decision: classification.decision, action, reason };
  }
}
