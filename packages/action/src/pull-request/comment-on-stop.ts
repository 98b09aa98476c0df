import { createHash } from "node:crypto";
import { formatQuantity } from "@x-batch-compliance/core/text";
import { ActionError } from "../errors/action-error.ts";
import { createComment, listComments } from "../github/rest/comments.ts";
import type { ReadPull } from "../github/rest/pulls.ts";
import { removalsDigestDigits } from "../text/removals-digest.ts";
import { describeChange, isChanged, type ProposedFile } from "./describe-change.ts";
import { addMarker, readMarker } from "./marker.ts";
import type { ProposalContext } from "./proposal-context.ts";

/** What would have been done to a pull request with other people's commits. */
export interface StoppedUpdate {
  readonly pull: ReadPull;
  readonly files: readonly ProposedFile[];
  /** Names what would have been proposed. */
  readonly removals: string;
  /** Whether the commit may be our own, of before the bearer token was changed. */
  readonly isUnsealed: boolean;
}

/**
 * Says on the pull request, in counts, what would have been done and how to go on: once for each set of
 * removals, so that a schedule does not repeat it. Returns what went wrong with that, if anything did.
 */
export async function commentOnStop(
  context: ProposalContext,
  { pull, files, removals, isUnsealed }: StoppedUpdate,
): Promise<string | undefined> {
  const { github } = context;
  const digest = digestStop(removals, files);
  try {
    const comments = await listComments(github, pull.number);
    if (comments.some((body) => readMarker(body, "stopped") === digest)) return undefined;
    const text = addMarker(buildComment(context, { files, isUnsealed }), { kind: "stopped", digest });
    await createComment(github, pull.number, text);
    return undefined;
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    return `The comment on the pull request failed. ${error.message}`;
  }
}

/** Another proposal is told again, and the same one after the base grew is not. */
function digestStop(removals: string, files: readonly ProposedFile[]): string {
  const hasChanges = files.some(isChanged);
  return createHash("sha256")
    .update(`${removals} ${hasChanges}`)
    .digest("hex")
    .slice(0, removalsDigestDigits);
}

function buildComment(
  { runUrl }: ProposalContext,
  { files, isUnsealed }: Pick<StoppedUpdate, "files" | "isUnsealed">,
): string {
  const changed = files.filter(isChanged).length;
  const change = describeChange(files, { remove: "remove", scrub: "scrub" });
  const would =
    changed === 0
      ? "It would have closed the pull request because nothing is left to remove from the base branch."
      : `It would have made the pull request ${change} in ${formatQuantity(changed, "file")}.`;
  const [why, goOn] = isUnsealed ? unsealed : edited;
  return [
    `${why}, so [this run](${runUrl}) left it as it is. ${would}`,
    "",
    "To continue, do one of the following:",
    "",
    ...goOn,
  ].join("\n");
}

const merge = "- Merge the pull request. A later run opens a new one for what is left.";

const edited = [
  "This branch has commits that the check did not make",
  [
    merge,
    "- Remove the commits from the branch. The next run continues where this one stopped.",
    "- Set `pr-on-human-commits: overwrite`. The next run resets the content of the branch to that of the base without the entries that must be removed. The commits stay in its history, but their changes are lost.",
  ],
] as const;

const unsealed = [
  "This branch has a commit in the name of the check that was not made with its current bearer token (the token may have changed since), and the current results do not confirm everything that it removes",
  [
    "- Run the workflow again when all results are available. If they confirm everything that this pull request removes, it continues by itself.",
    merge,
    "- Close the pull request and delete its branch. The next run opens a new one with what it knows by then.",
    "- Set `pr-on-human-commits: overwrite`. Entries that only this pull request removes, and no current result confirms, come back.",
  ],
] as const;
