import { z } from "zod";
import { ActionError } from "../../errors/action-error.ts";
import type { GitHub } from "../client.ts";

const refsSchema = z.array(z.object({ ref: z.string() }));

/**
 * Throws BRANCH_NAME_BLOCKED where git could not make a branch of this name, as another one has the name of one of its
 * folders, or it would be a folder of another's name.
 */
export async function refuseBlockedBranch(github: GitHub, name: string): Promise<void> {
  const [first = ""] = name.split("/");
  const refs = await github.find({
    operation: "listMatchingRefs",
    route: "GET /repos/{owner}/{repo}/git/matching-refs/{ref}",
    parameters: { ref: `heads/${first}` },
    answer: refsSchema,
  });
  const branches = (refs ?? []).map(({ ref }) => ref.replace(/^refs\/heads\//, ""));
  const other = branches.find((branch) => name.startsWith(`${branch}/`) || branch.startsWith(`${name}/`));
  if (other === undefined) return;
  throw new ActionError(
    "BRANCH_NAME_BLOCKED",
    `The branch \`${name}\` cannot be created because there is a branch \`${other}\`.`,
  );
}
