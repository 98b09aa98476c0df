import { openReader } from "../dataset/open-reader.ts";
import { readBatches } from "../dataset/read-batches.ts";
import { openFile } from "../dataset/read-file.ts";

import { IdSet } from "../ids/id-set.ts";
import { formatId } from "../ids/parse-id.ts";
import { createJudge, type Verdicts } from "../results/judge.ts";
import type { Dataset, DatasetFile, Judge, Judgement } from "../types.ts";
import type { DatasetReport, FileReport, ReasonCount } from "./report.ts";

/** One line of `violations.ndjson`: an entry that has to go. */
export interface ViolationLine {
  readonly id: string;
  readonly type: Dataset["type"];
  readonly action: string;
  readonly reason: string;
  readonly dataset: string;
  readonly file: string;
}

export interface CompareOptions {
  /** Distinct IDs of the dataset when it was scanned. */
  readonly ids: number;
  readonly signal?: AbortSignal | undefined;
  /** Told of every entry that has to go, between chunks of input. */
  readonly onViolations: (lines: readonly ViolationLine[]) => Promise<void>;
  /** Told of every distinct ID of the dataset that is not compliant, or not known to be. */
  readonly onJudged: (high: number, low: number, judgement: Judgement) => void;
}

/** Looks every entry of a dataset's files, as they are now, up in the verdicts, and counts. */
export async function compareDataset(
  dataset: Dataset,
  verdicts: Verdicts,
  options: CompareOptions,
): Promise<DatasetReport> {
  const judge = createJudge(verdicts, { keepReasons: dataset.keepReasons });
  const tally = createTally(options.onJudged);
  const files: FileReport[] = [];
  for (const file of dataset.files) {
    files.push(await compareFile(file, { dataset, judge, tally, options }));
  }
  const { counts, byRuling, refetch } = tally;
  return {
    name: dataset.name,
    type: dataset.type,
    ids: options.ids,
    violations: byRuling.violation,
    unverified: byRuling.unverified,
    refetch: refetch(),
    counts: counts(),
    files,
  };
}

interface Tally {
  add(high: number, low: number, judgement: Judgement): void;
  readonly byRuling: Readonly<Record<Judgement["ruling"], number>>;
  counts(): readonly ReasonCount[];
  refetch(): number;
}

/** Counts distinct IDs, and only those that X had something to say about or that are unverified. */
function createTally(onJudged: CompareOptions["onJudged"]): Tally {
  const seen = new IdSet();
  const byRuling = { compliant: 0, violation: 0, unverified: 0 };
  const idsByJudgement = new Map<Judgement, number>();
  const counts = (): readonly ReasonCount[] =>
    [...idsByJudgement].flatMap(([{ finding, verdict }, ids]) =>
      finding === undefined ? [] : [{ action: finding.action, reason: finding.reason, verdict, ids }],
    );
  return {
    add(high, low, judgement) {
      if (!seen.add(high, low)) return;
      byRuling[judgement.ruling]++;
      idsByJudgement.set(judgement, (idsByJudgement.get(judgement) ?? 0) + 1);
      onJudged(high, low, judgement);
    },
    byRuling,
    counts: () => counts().toSorted((one, other) => other.ids - one.ids),
    refetch: () => counts().reduce((sum, { verdict, ids }) => (verdict === "refetch" ? sum + ids : sum), 0),
  };
}

async function compareFile(
  file: DatasetFile,
  {
    dataset,
    judge,
    tally,
    options,
  }: {
    readonly dataset: Dataset;
    readonly judge: Judge;
    readonly tally: Tally;
    readonly options: CompareOptions;
  },
): Promise<FileReport> {
  let entries = 0;
  let violations = 0;
  let unverified = 0;
  let lines: ViolationLine[] = [];
  await using opened = await openFile(file);
  await readBatches(
    opened,
    {
      onBatch(_bytes, _region, { count, high, low }) {
        entries += count;
        const numbers = judge.judge(high, low, count);
        for (let row = 0; row < count; row++) {
          const number = numbers[row] as number;
          // Judgement 0 is "compliant", which nothing is told of: nearly all entries end here.
          if (number === 0) continue;
          const [idHigh, idLow] = [high[row] as number, low[row] as number];
          const judgement = judge.judgements[number] as Judgement;
          tally.add(idHigh, idLow, judgement);
          if (judgement.ruling === "unverified") unverified++;
          if (judgement.ruling !== "violation" || judgement.finding === undefined) continue;
          violations++;
          const { action, reason } = judgement.finding;
          lines.push({
            id: formatId(idHigh, idLow),
            type: dataset.type,
            action,
            reason,
            dataset: dataset.name,
            file: file.name,
          });
        }
      },
      async onPiece() {
        if (lines.length > 0) await options.onViolations(lines);
        lines = [];
      },
    },
    {
      name: file.name,
      signal: options.signal,
      createReader: (onFault, firstBytes) => openReader({ name: file.name, firstBytes }, dataset, onFault),
    },
  );
  return { name: file.name, entries, violations, unverified };
}
