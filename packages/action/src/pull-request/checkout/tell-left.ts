import type { Report } from "@x-batch-compliance/core";
import { formatQuantity } from "@x-batch-compliance/core/text";
import type { RunTools } from "../../runner/run-tools.ts";
import type { ProposalContext } from "../proposal-context.ts";
import type { ProposeResult } from "../propose-removal.ts";
import type { DatedDifference } from "./compare-checkout.ts";
import { findLeft, type LeftOfFile } from "./find-left.ts";
import { findOlder } from "./find-older.ts";
import { isKeptSince } from "./is-kept-since.ts";

export interface TellOptions extends Pick<RunTools, "log" | "signal"> {
  readonly report: Report;
  readonly difference: DatedDifference | undefined;
  readonly proposed: Pick<ProposeResult, "files" | "changed" | "baseSha">;
}

/**
 * Says what of the checkout is no longer on the base, and returns why the proposal does not remove the rest of what was found, if
 * there is any: an error and none that is thrown, as the proposal stands.
 */
export async function tellLeft(
  proposal: ProposalContext,
  { report, difference, proposed, log, signal }: TellOptions,
): Promise<unknown> {
  const { github, folder, refs } = proposal;
  try {
    const { error, gone } = await findLeft(proposal, {
      ...{ report, proposed, difference },
      findOlder: (files) => findOlder(files, { github, folder, baseSha: proposed.baseSha }),
      isKept: async () =>
        difference !== undefined &&
        (await isKeptSince(github, { from: difference.baseSha, to: proposed.baseSha })),
    });
    for (const file of gone) log.info(describeGone(file, refs.base));
    return error;
  } catch (error) {
    signal.throwIfAborted();
    return error;
  }
}

function describeGone({ located, count, isOnBase }: LeftOfFile, base: string): string {
  const entries = formatQuantity(count, "of the entries found is", "of the entries found are");
  return `${located.path}: ${entries} no longer on the branch ${base}, which has ${isOnBase ? "changed" : "deleted"} the file since the commit that is checked out.`;
}
