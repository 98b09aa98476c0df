import { codeSpan, formatQuantity } from "@x-batch-compliance/core/text";
import { isModified } from "../origin/read-changes.ts";
import type { Plan } from "../plan-pull-request.ts";
import type { BaseState } from "../read-base.ts";
import type { OurState } from "../read-facts.ts";
import type { ProposalRefs } from "../refs/read-refs.ts";

/** What of an earlier proposal no result of now speaks for may be lost with. */
export interface EndedProposal {
  readonly refs: ProposalRefs;
  readonly ours: Pick<OurState, "branch" | "pulls" | "changed" | "foreign">;
  readonly base: Pick<BaseState, "files">;
  readonly plan: Plan["kind"];
}

/**
 * Says, where results of now do not decide alone, which removals of an earlier proposal drop out: those in files that the base no
 * longer has under that name, and those of a pull request whose branch is gone. Of what they are of, nothing more is known.
 */
export function describeDropped({ refs, ours, base, plan }: EndedProposal): readonly string[] {
  if (plan !== "commit" && plan !== "close") return [];
  const { branch, pulls, changed, foreign } = ours;
  const [closed] = pulls.closed;
  if (branch === undefined && closed !== undefined && plan === "commit") {
    return [
      `Pull request #${closed.number} was closed, and its branch \`${refs.branch}\` is gone. What it removed and no result of now names is not proposed again.`,
    ];
  }
  const paths = (changed?.changes ?? [])
    .filter((change) => isModified(change) && !base.files.has(change.path) && !foreign.includes(change.path))
    .map(({ path }) => path);
  const [first, ...more] = paths;
  if (first === undefined || pulls.open === undefined) return [];
  const others = more.length === 0 ? "" : ` and ${formatQuantity(more.length, "more file")}`;
  return [
    `Pull request #${pulls.open.number} removed entries of ${codeSpan(first)}${others}, which the branch \`${refs.base}\` no longer has under that name. What no result of now names of these is not proposed any more.`,
  ];
}
