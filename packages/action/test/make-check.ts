import type { CheckedIds, CheckResult, JobType } from "@x-batch-compliance/core";
import { IdSet, IdValues } from "@x-batch-compliance/core/advanced";
import { createClassifier, createIdWords, parseId } from "@x-batch-compliance/core/internal";
import { makeReport } from "@x-batch-compliance/core/testing";

/** What X has said of some IDs. */
export interface Knowledge {
  /** Decimal IDs, in parts. */
  readonly parts: readonly (readonly string[])[];
  /** When X made each part's job, epoch ms; a part without one has no result. */
  readonly times: readonly (number | undefined)[];
  /** When X made jobs whose upload held other IDs, epoch ms: what they name counts, and no part has them as its result. */
  readonly editedTimes?: readonly number[];
  readonly removed?: readonly string[];
  readonly scrubbed?: readonly string[];
}

/** The result of a check of one dataset, `ids`, as far as a proposal asks for it. */
export function makeCheck(
  knowledge: Knowledge,
  type: JobType = "tweets",
): Pick<CheckResult, "report" | "checkedIds"> {
  const { parts, times, editedTimes = [], removed = [], scrubbed = [] } = knowledge;
  const checkedIds = checkIds(knowledge, type);
  const {
    datasets: [dataset],
    jobs: [job],
  } = makeReport();
  if (dataset === undefined || job === undefined) throw new Error("unreachable");
  const ids = checkedIds.submitted.size;
  const violations = removed.length + scrubbed.length;
  const unverified = parts.reduce(
    (sum, part, index) => sum + (times[index] === undefined ? part.length : 0),
    0,
  );
  const counts = { ids, violations, unverified };
  const made = [...times, ...editedTimes].flatMap((timeMs) => timeMs ?? []);
  const report = makeReport({
    jobs: made.map((timeMs) => ({ ...job, type, createdAt: new Date(timeMs).toISOString() })),
    ...{ checked: ids, violations, unverified },
    datasets: [{ ...dataset, ...counts, types: [type], entries: ids, counts: [], files: [] }],
  });
  return { report, checkedIds: new Map([[type, checkedIds]]) };
}

function checkIds({ parts, times, removed = [], scrubbed = [] }: Knowledge, type: JobType): CheckedIds {
  const submitted = new IdSet();
  for (const [part, ids] of parts.entries()) {
    const [first] = ids.map(BigInt).toSorted((one, other) => (one < other ? -1 : 1));
    if (first !== undefined) submitted.beginPart(first, part);
    for (const [high, low] of ids.map(readWords)) submitted.add(high, low);
  }
  const known = [...times.entries()].flatMap(([part, timeMs]) =>
    timeMs === undefined ? [] : [[part, timeMs] as const],
  );
  const resultTimes = new Map(known);
  const untrustedParts = new Set([...parts.keys()].filter((part) => !resultTimes.has(part)));
  const found = new IdValues(submitted);
  const checked = { type, submitted, found, untrustedParts, resultTimes };
  const mark = (ids: readonly string[], decision: "remove" | "scrub"): void => {
    const { classifications } = createClassifier(checked);
    const number = classifications.findIndex((one) => one.decision === decision) - 1;
    for (const [high, low] of ids.map(readWords)) {
      const row = submitted.findBlock(Int32Array.of(high), Int32Array.of(low), 1)[0] ?? -1;
      if (row !== -1) found.set(row, number);
    }
  };
  mark(removed, "remove");
  mark(scrubbed, "scrub");
  return checked;
}

function readWords(id: string): readonly [number, number] {
  const words = createIdWords();
  const bytes = Buffer.from(id);
  if (!parseId(bytes, { start: 0, end: bytes.length }, words)) throw new Error(`${id} is not an ID.`);
  return [words[0] ?? 0, words[1] ?? 0];
}
