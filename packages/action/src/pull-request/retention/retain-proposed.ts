import type { OurCommit } from "../origin/find-ours.ts";
import { type PreparedFile, retainInFiles } from "../prepare-files.ts";
import type { ProposalContext } from "../proposal-context.ts";
import type { OurState } from "../read-facts.ts";
import { readRetained } from "./read-retained.ts";

/** The files with what stays removed from earlier proposals. */
export interface RetainedProposal {
  readonly prepared: readonly PreparedFile[];
  /** How many entries of each dataset are removed only because they were proposed earlier. */
  readonly retained: ReadonlyMap<string, number>;
  /** The proposal that they are of; undefined where none is believed. */
  readonly proposed: OurCommit | undefined;
  /** So many entries the branch removes that neither a result of now nor a proposal of ours is known to name. */
  readonly unproven: number;
}

/**
 * Keeps removed what our open pull request removes and nothing newer speaks for. Whoever may push can write a commit that says to be
 * ours, so only a sealed one is believed: of any other nothing is kept, and what it removes and the results of now do not is counted.
 */
export async function retainProposed(
  context: ProposalContext,
  { ours, known }: { readonly ours: OurState; readonly known: readonly PreparedFile[] },
): Promise<RetainedProposal> {
  // What a commit says to have proposed is believed only of one that holds nothing else.
  const isPosing = ours.origin?.isOurs === true && ours.foreign.length > 0;
  const proposed = ours.pulls.open === undefined || isPosing ? undefined : ours.origin?.proposed;
  const nothing = { prepared: known, retained: new Map(), proposed: undefined, unproven: 0 };
  if (proposed === undefined) return nothing;
  const retention = await readRetained(context, { proposed, prepared: known });
  const files = proposed.isSealed ? known : known.map(putAside);
  const prepared = await retainInFiles(context, files, retention);
  const retained = new Map([...retention].map(([dataset, { used }]) => [dataset, used]));
  if (proposed.isSealed) return { prepared, retained, proposed, unproven: 0 };
  return { ...nothing, unproven: [...retained.values()].reduce((sum, used) => sum + used, 0) };
}

/** A copy that is only counted does not take the place of the one that is proposed. */
function putAside(file: PreparedFile): PreparedFile {
  return { ...file, contentPath: `${file.contentPath}.counted` };
}
