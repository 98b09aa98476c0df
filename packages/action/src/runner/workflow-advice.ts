import { parseDocument } from "yaml";
import { z } from "zod";

/** What a workflow file says of the two things that runs go wrong without. Everything else in it is passed over. */
const settings = { concurrency: z.unknown().optional(), permissions: z.unknown().optional() };
const workflowSchema = z.object({
  ...settings,
  jobs: z.record(z.string(), z.object(settings)).optional(),
});

/**
 * What the workflow of a run could do better, a sentence each: let its runs wait for each other, and give its token no
 * more than it needs. Nothing about a file that cannot be understood: GitHub has run it, so it is no error.
 */
export function adviseWorkflow(
  text: string,
  { job, opensPullRequest }: { readonly job: string | undefined; readonly opensPullRequest: boolean },
): readonly string[] {
  const parsed = workflowSchema.safeParse(readYaml(text));
  if (!parsed.success) return [];
  const { jobs = {}, ...whole } = parsed.data;
  // The job's own settings count before those of the file.
  const own = Object.hasOwn(jobs, job ?? "") ? jobs[job ?? ""] : undefined;
  const permissions = own?.permissions ?? whole.permissions;
  const advice: string[] = [];
  if ((own?.concurrency ?? whole.concurrency) === undefined) {
    advice.push(
      "Advice: the workflow has no `concurrency:`. Two runs at once wait for each other's job at X; give it a group, without `cancel-in-progress`.",
    );
  }
  if (permissions === undefined || permissions === "write-all") {
    const enough = opensPullRequest ? "{ contents: write, pull-requests: write }" : "{ contents: read }";
    advice.push(
      `Advice: the workflow's token may do more than it needs: \`permissions: ${enough}\` is enough.`,
    );
  }
  return advice;
}

function readYaml(text: string): unknown {
  const document = parseDocument(text);
  if (document.errors.length > 0) return undefined;
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch {
    // Too many aliases: no workflow of GitHub's needs them.
    return undefined;
  }
}
