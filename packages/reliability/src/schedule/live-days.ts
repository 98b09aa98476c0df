import { listIds, moveIds, removeIds } from "./lists.ts";
import { changeTruth, type ScheduleWorld } from "./open-world.ts";

const dayMs = 24 * 3_600_000;

/** Lets happen what people and X do between two runs. */
export function createDays(opened: ScheduleWorld): () => void {
  const { row, random, world } = opened;
  const startMs = world.timeline.now();
  let nextDayMs = startMs + dayMs;
  let nextMergeMs = startMs + random.between(1, 5) * dayMs;
  return () => {
    const nowMs = world.timeline.now();
    while (nextDayMs <= nowMs) {
      nextDayMs += dayMs;
      changeTruth(opened);
      editLists(opened);
    }
    if (!row.edits.merges || nowMs < nextMergeMs) return;
    nextMergeMs = nowMs + random.between(1, 5) * dayMs;
    mergeProposal(opened);
  };
}

function editLists({ row, random, lists, later, world }: ScheduleWorld): void {
  for (const [type, files] of lists) {
    if (row.edits.appends) {
      const more = Array.from(
        { length: random.between(1, 3) },
        () => later.get(type)?.next().value as string,
      );
      files.at(-1)?.push(...more);
      world.trace(`a person: appends ${more.length} ${type}`);
    }
    if (row.edits.moves && random.chance(0.3)) moveIds(files, random);
    if (row.edits.moves && random.chance(0.1)) {
      removeIds(lists, new Set([random.pick([...listIds(lists, type)])]));
      world.trace(`a person: deletes one of the ${type}`);
    }
  }
}

function mergeProposal(opened: ScheduleWorld): void {
  const { proposal, lists, world } = opened;
  if (proposal.size === 0) return;
  world.trace(`a person: merges the pull request, which removes ${proposal.size}`);
  opened.merged += proposal.size;
  removeIds(lists, new Set(proposal.keys()));
  proposal.clear();
}
