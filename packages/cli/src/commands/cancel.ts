import { isComplianceError } from "@x-batch-compliance/core";
import type { Session } from "../terms/context.ts";
import { type ExitCode, exitCodes } from "../terms/exit-codes.ts";
import { UsageError } from "../terms/usage-error.ts";
import type { CommandRun } from "../x/command-run.ts";
import { findJob, readReference } from "../x/find-job.ts";
import { openSession } from "../x/open-session.ts";

/** `cancel JOB`: frees the slot of a type. */
export async function runCancel(run: CommandRun): Promise<ExitCode> {
  const { options, words, say } = run;
  const { reference, rest } = readReference(words, options.name);
  if (rest.length > 0) throw new UsageError("cancel takes one job: its ID, or --name.");
  await using session = await openSession(run);
  const id =
    reference.id ??
    (
      await findJob(session, reference, {
        wanted: ({ status }) => ["created", "in_progress", "unknown"].includes(status),
        // What is cancelled is paid for and gone: none of several is chosen.
        onSeveral(count) {
          throw new UsageError(
            `${count} unfinished jobs have this name: cancel one by its ID. Run ${run.world.program} list to see them.`,
          );
        },
      })
    ).id;
  await cancelJob(session, id);
  await say(`Cancelled job ${id}. X shows it as failed, and its type's slot is free.`);
  return exitCodes.done;
}

/** X's older API answers 404 to a call that it does not have. */
async function cancelJob({ client, core, world: { signal, program } }: Session, id: string): Promise<void> {
  try {
    await client.cancelJob(id, { signal });
  } catch (error) {
    if (!isComplianceError(error) || !["NOT_FOUND", "ENDPOINT_NOT_FOUND"].includes(error.code)) throw error;
    const hint = `Check the ID: run ${program} list to see all jobs of this token's App. X's older API cannot cancel: there a job without an upload expires after 15 minutes, and any other has to be waited for.`;
    throw new core.ComplianceError(error.code, error.message, { hint, jobId: id });
  }
}
