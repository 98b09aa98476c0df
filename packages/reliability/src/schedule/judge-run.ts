import type { JobType } from "@x-batch-compliance/core";
import type { AskedJob } from "./asked-job.ts";
import type { JudgedReport } from "./check-lists.ts";
import type { ScheduleWorld } from "./open-world.ts";
import { updateProposal } from "./proposal.ts";
import type { EndedCheck } from "./start-check.ts";

/** Holds what runs say against what X was asked, and keeps the pull request. */
export interface RunJudge {
  /** Returns what the run broke. */
  judge(facts: JudgedRun): readonly string[];
  /** Removals that became known so far. */
  countKnown(): number;
}

export interface JudgedRun {
  readonly run: number;
  readonly ended: EndedCheck;
  readonly listed: ReadonlyMap<JobType, ReadonlySet<string>>;
  /** Jobs whose results could be had when the run began. */
  readonly complete: readonly AskedJob[];
  readonly startMs: number;
}

/** Core's default: how old a result may be for its silence to count. */
const maxAgeMs = 48 * 3_600_000;

export function createRunJudge(opened: ScheduleWorld): RunJudge {
  const { answers, proposal, world } = opened;
  /** IDs that X has given up, by the newest answer that a run has had or could have had. */
  const given = new Set<string>();
  const told = new Set<string>();
  let knownCount = 0;
  let wireSeen = 0;

  function learn(job: AskedJob): void {
    if (told.has(job.id)) return;
    told.add(job.id);
    for (const id of job.ids ?? []) {
      if (!job.gone.has(id)) given.delete(id);
      else if (!given.has(id)) {
        given.add(id);
        knownCount++;
      }
    }
  }

  return {
    countKnown: () => knownCount,
    judge({ run, ended, listed, complete, startMs }) {
      const downloaded = findDownloaded(opened, { run, from: wireSeen });
      wireSeen = world.facts.wire.length;
      for (const job of downloaded) job.collectedBy ??= run;
      if (ended.outcome === undefined) return [];
      const { report, violations, verdicts } = ended.outcome;
      const all = new Set([...listed.values()].flatMap((ids) => [...ids]));
      const known = new Set([...complete, ...downloaded]);
      const answered = answers.jobs.filter((job) => known.has(job));
      for (const job of answered) learn(job);
      updateProposal(proposal, {
        listed: all,
        violations,
        verdicts,
        knownAtMs: (id) => answers.goneAtMs.get(id) ?? 0,
      });
      world.trace(
        `run ${run}: ${report.result}, ${violations.size} violations, proposes ${proposal.size}, ${describe(report.standing)}`,
      );
      return [
        ...findUnsaid({ answered, listed: all, violations }),
        ...countOf(
          "known removals are not proposed",
          [...given].filter((id) => all.has(id) && !proposal.has(id)),
        ),
        ...countOf(
          "violations that X never named",
          [...violations].filter((id) => !answers.goneAtMs.has(id)),
        ),
        ...countOf(
          "IDs are called compliant without a young answer of X",
          [...verdicts]
            .filter(([, { decision }]) => decision === "keep")
            .map(([id]) => id)
            .filter((id) => (answers.silentAtMs.get(id) ?? 0) < startMs - maxAgeMs - 60_000),
        ),
      ];
    },
  };
}

/** What X says of an ID in the newest result that the run could have has to be among the violations, however old it is. */
function findUnsaid({
  answered,
  listed,
  violations,
}: {
  /** In the order in which X made them. */
  readonly answered: readonly AskedJob[];
  readonly listed: ReadonlySet<string>;
  readonly violations: ReadonlySet<string>;
}): readonly string[] {
  const newest = new Map<string, AskedJob>();
  for (const job of answered) for (const id of job.ids ?? []) newest.set(id, job);
  const unsaid = [...newest].filter(([id, job]) => job.gone.has(id) && listed.has(id) && !violations.has(id));
  const jobs = [...new Set(unsaid.map(([, job]) => job.run))];
  return unsaid.length === 0
    ? []
    : [
        `${unsaid.length} removals of results that X still had are not said (jobs of runs ${jobs.join(", ")})`,
      ];
}

function findDownloaded(
  { world, answers }: ScheduleWorld,
  { run, from }: { readonly run: number; readonly from: number },
): readonly AskedJob[] {
  const ids = new Set<string>();
  for (const entry of world.facts.wire.slice(from))
    if (entry.run === run && entry.result === "whole") ids.add(entry.jobId);
  return answers.jobs.filter(({ id }) => ids.has(id));
}

function countOf(what: string, ids: readonly string[]): readonly string[] {
  return ids.length === 0 ? [] : [`${ids.length} ${what}`];
}

function describe({ fresh, older, none }: JudgedReport["standing"]): string {
  return `parts: ${fresh.parts} fresh, ${older.parts} older, ${none.parts} none`;
}
