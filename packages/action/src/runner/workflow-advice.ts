import { parseDocument } from "yaml";
import { z } from "zod";

/** What a workflow file says of the things that runs go wrong without. Everything else in it is passed over. */
const settings = { concurrency: z.unknown().optional(), permissions: z.unknown().optional() };
const workflowSchema = z.object({
  ...settings,
  jobs: z
    .record(
      z.string(),
      z.object({ ...settings, uses: z.unknown().optional(), "timeout-minutes": z.unknown().optional() }),
    )
    .optional(),
});

export interface AdviceOptions {
  readonly job: string | undefined;
  readonly opensPullRequest: boolean;
  /** How long the step waits for X; undefined where it does not wait. */
  readonly stepMinutes: number | undefined;
}

/** GitHub's, where a job says nothing. Source: its "Workflow syntax", `jobs.<job_id>.timeout-minutes`. */
const defaultJobMinutes = 360;

/**
 * What the workflow of a run could do better, a sentence each: let its runs wait for each other, give its token no
 * more than it needs, and its job more time than the step takes. Nothing about a file that cannot be understood: GitHub has
 * run it, so it is not an error. In a reusable workflow the file is the caller's, which says nothing of this job.
 */
export function adviseWorkflow(text: string, options: AdviceOptions): readonly string[] {
  const { job = "", opensPullRequest, stepMinutes } = options;
  const parsed = workflowSchema.safeParse(readYaml(text));
  if (!parsed.success) return [];
  const { jobs = {}, ...whole } = parsed.data;
  const own = Object.hasOwn(jobs, job) ? jobs[job] : undefined;
  if (own === undefined || own.uses !== undefined) return [];
  // The job's own settings count before those of the file.
  const permissions = own.permissions ?? whole.permissions;
  const jobMinutes = own["timeout-minutes"] ?? defaultJobMinutes;
  const advice: string[] = [];
  if ((own.concurrency ?? whole.concurrency) === undefined) {
    advice.push(
      "Advice: the workflow has no `concurrency:`. Two runs at once wait for each other's job at X; give it a group, without `cancel-in-progress`. A third run then takes the place of the one that waits.",
    );
  }
  if (permissions === undefined || permissions === "write-all") {
    const enough = opensPullRequest ? "{ contents: write, pull-requests: write }" : "{ contents: read }";
    advice.push(
      `Advice: the workflow's token may do more than it needs: \`permissions: ${enough}\` is enough.`,
    );
  }
  // An expression may be anything.
  if (typeof jobMinutes === "number" && stepMinutes !== undefined && jobMinutes <= stepMinutes) {
    advice.push(
      `Advice: the job ends after ${jobMinutes} minutes (\`timeout-minutes\` of the job), before this step stops waiting for X after ${stepMinutes}. Set the step's \`timeout-minutes\` lower or the job's higher, so that the report is written in time.`,
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
