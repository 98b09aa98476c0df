import { ByteGatherer } from "../bytes/byte-gatherer.ts";
import { ComplianceError } from "../errors.ts";
import { openFile } from "../files/read-file.ts";
import type { EntryReader, SharedBatch } from "../formats/entry-reader.ts";
import { readList } from "../formats/read-list.ts";
import { formatId } from "../ids/parse-id.ts";
import type { EntryDecider } from "../rewrite/decide-entries.ts";
import { entryDecisions } from "../rewrite/entry-decisions.ts";
import type { Classification, Dataset, DatasetFile, JobType } from "../types.ts";
import type { ReadProgress } from "../upload/scan.ts";
import { isRepeated, listCheckedColumns } from "./checked-columns.ts";
import type { OnClassified, TalliedId, Tally } from "./tally.ts";
import type { FileReport } from "./terms/report.ts";
import type { ViolationLine } from "./terms/violation-line.ts";

export interface CompareOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress: (more: ReadProgress) => void;
  readonly onViolations: (ndjson: Uint8Array) => Promise<void>;
  readonly onClassified: OnClassified;
  /** Told of a file in which no entry was unverified. */
  readonly onVerified: (dataset: Dataset, identity: string) => void;
  /** Called between pieces of input, after the others. */
  readonly onPiece: () => Promise<void>;
}

interface CompareFileOptions {
  readonly dataset: Dataset;
  readonly batch: SharedBatch;
  readonly decider: EntryDecider;
  readonly tallies: ReadonlyMap<JobType, Tally>;
  readonly options: CompareOptions;
}

export async function compareFile(
  file: DatasetFile,
  { dataset, batch: shared, decider, tallies, options }: CompareFileOptions,
): Promise<FileReport> {
  const report = { name: file.name, entries: 0, violations: 0, scrubs: 0, unverified: 0, badEntries: 0 };
  const { scrub, unverified } = entryDecisions;
  const told = { files: 1, entries: 0, readBytes: 0 };
  let lines = "";
  const encoded = new ByteGatherer();

  function classifyEntries(bytes: Uint8Array, reader: EntryReader): void {
    const { batch } = reader;
    const decisions = decider.decide(bytes, reader);
    const columns = listCheckedColumns(decider, batch, dataset.ids);
    for (const [index, { type, ids, numbers, classifications, isGone }] of columns.entries()) {
      const tally = tallies.get(type) as Tally;
      for (let row = 0; row < batch.count; row++) {
        // 0 is "compliant", which nothing is told of: nearly all IDs end here.
        if (numbers[row] === 0) continue;
        const classification = classifications[numbers[row] as number] as Classification;
        const id = { high: ids.high[row] as number, low: ids.low[row] as number };
        const isDone = isGone === undefined ? (decisions[row] as number) < scrub : isGone[row] === 0;
        if (classification.decision === "scrub" && isDone) tally.addKept(id, classification);
        else {
          tally.add(id, classification);
          // An ID that stands twice in an entry is one line of the violations.
          if (!isRepeated(columns, index, row)) addViolation(id, type, classification);
        }
      }
    }
    for (let row = 0; row < batch.count; row++) {
      const decision = decisions[row] as number;
      if (decision >= scrub) report.violations++;
      if (decision === scrub) report.scrubs++;
      if (decision === unverified) report.unverified++;
    }
    encoded.addText(lines);
    lines = "";
    report.entries += batch.count;
    told.entries += batch.count;
  }

  /** All but the ID, as JSON, of each classification that was met: each is of one type. */
  const restOf = new Map<Classification, string>();

  function addViolation(id: TalliedId, type: JobType, classification: Classification): void {
    const { decision, finding } = classification;
    if (finding === undefined || (decision !== "remove" && decision !== "scrub")) return;
    let rest = restOf.get(classification);
    if (rest === undefined) {
      const { action, reason } = finding;
      const line: Omit<ViolationLine, "id"> = {
        type,
        action,
        reason,
        dataset: dataset.name,
        file: file.name,
      };
      rest = JSON.stringify(line).slice(1);
      restOf.set(classification, rest);
    }
    lines += `{"id":"${formatId(id.high, id.low)}",${rest}\n`;
  }

  await using opened = await openFile(file);
  await readList(
    opened,
    {
      onRead: (bytes) => {
        told.readBytes += bytes.length;
      },
      onBatch: (bytes, _region, reader) => classifyEntries(bytes, reader),
      onBadEntry: () => void report.badEntries++,
      async onPiece() {
        options.onProgress({ ...told });
        Object.assign(told, { files: 0, entries: 0, readBytes: 0 });
        if (encoded.sizeBytes > 0) await options.onViolations(encoded.take());
        await options.onPiece();
      },
      onRefusal(fault) {
        throw new ComplianceError("DATASET_INVALID", `${file.name} was changed during the check.`, {
          faults: [fault],
        });
      },
    },
    { name: file.name, signal: options.signal, reader: { ...dataset, batch: shared } },
  );
  if (report.unverified === 0) options.onVerified(dataset, opened.identity);
  return report;
}
