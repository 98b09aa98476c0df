import { type ExitCode, exitCodes } from "../terms/exit-codes.ts";
import { UsageError } from "../terms/usage-error.ts";
import { describeJob, toWireJob } from "../text/describe-job.ts";
import type { CommandRun } from "../x/command-run.ts";
import { findJob, readReference } from "../x/find-job.ts";
import { openSession } from "../x/open-session.ts";
import { tellSeveral } from "../x/tell-several.ts";

/** `get JOB`: shows a job. */
export async function runGet(run: CommandRun): Promise<ExitCode> {
  const { options, words, print } = run;
  const { reference, rest } = readReference(words, options.name);
  if (rest.length > 0) throw new UsageError("get takes one job: its ID, or --name.");
  await using session = await openSession(run);
  const job = await findJob(session, reference, { onSeveral: tellSeveral(run) });
  if (options["json-output"]) await print(JSON.stringify(toWireJob(job)));
  else for (const line of describeJob(job, options.verbose)) await print(line);
  return exitCodes.done;
}
