import type { Job } from "@x-batch-compliance/core";
import type { CheckOutcome } from "../src/schedule/check-lists.ts";
import type { ReadVerdict } from "../src/schedule/read-verdicts.ts";

/** Mistakes that a check of many parts can make. */
export interface Mistakes {
  /** Hands in without a look at what is there. */
  readonly collectsNothing?: boolean;
  /** Begins with the first part each time. */
  readonly startsAgain?: boolean;
  /** Leaves every tenth part out. */
  readonly leavesOut?: boolean;
  /** Throws a result away as soon as its part is other bytes. */
  readonly wantsSameBytes?: boolean;
  /** Reads no more than the newest results. */
  readonly forgets?: boolean;
  /** Hands a part in once more while its job goes on. */
  readonly paysAgain?: boolean;
  /** Calls an ID compliant however old the answer is. */
  readonly trustsForever?: boolean;
  /** Uses a result for days in place of a new job. */
  readonly isContent?: boolean;
}

/** What X had to say of the IDs of one job. */
export interface Answer {
  readonly job: Job;
  readonly ids: ReadonlySet<string>;
  readonly gone: ReadonlySet<string>;
}

const hourMs = 3_600_000;

/** What is known of each ID by the newest answer about it. */
export function judgeAnswers({
  mistakes,
  ids,
  parts,
  answers,
}: {
  readonly mistakes: Mistakes;
  readonly ids: ReadonlySet<string>;
  readonly parts: readonly (readonly string[])[];
  readonly answers: readonly Answer[];
}): CheckOutcome {
  const wanted = new Set(parts.map((part) => part.join()));
  const used = answers
    .filter(({ ids: asked }) => !mistakes.wantsSameBytes || wanted.has([...asked].join()))
    .toSorted((one, other) => one.job.createdAtMs - other.job.createdAtMs);
  const newest = new Map<string, Answer>();
  for (const answer of used) for (const id of answer.ids) newest.set(id, answer);
  const verdicts = new Map<string, ReadVerdict>();
  for (const id of ids) {
    const answer = newest.get(id);
    verdicts.set(id, { decision: decide(id, answer, mistakes), resultAtMs: answer?.job.createdAtMs });
  }
  const violations = new Set(
    [...verdicts].filter(([, { decision }]) => decision === "remove").map(([id]) => id),
  );
  const none = parts.filter((part) => part.every((id) => !newest.has(id))).length;
  return {
    report: {
      result: violations.size > 0 ? "violations" : none > 0 ? "pending" : "compliant",
      standing: { fresh: { parts: 0 }, older: { parts: parts.length - none }, none: { parts: none } },
      jobs: used.map(({ job: { id } }) => ({ id, state: "complete" })),
    },
    violations,
    verdicts,
    failure: undefined,
  };
}

function decide(id: string, answer: Answer | undefined, { trustsForever }: Mistakes): string {
  if (answer === undefined) return "unverified";
  if (answer.gone.has(id)) return "remove";
  const ageMs = answer.job.observedAtMs - answer.job.createdAtMs;
  return ageMs > 48 * hourMs && !trustsForever ? "unverified" : "keep";
}

/** The types side by side, as one check. */
export function joinTypes(types: readonly CheckOutcome[]): CheckOutcome {
  const count = (word: "fresh" | "older" | "none"): { readonly parts: number } => ({
    parts: types.reduce((sum, { report }) => sum + report.standing[word].parts, 0),
  });
  return {
    report: {
      result: types[0]?.report.result ?? "compliant",
      standing: { fresh: count("fresh"), older: count("older"), none: count("none") },
      jobs: types.flatMap(({ report }) => report.jobs),
    },
    violations: new Set(types.flatMap(({ violations }) => [...violations])),
    verdicts: new Map(types.flatMap(({ verdicts }) => [...verdicts])),
    failure: undefined,
  };
}
