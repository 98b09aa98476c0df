import { formatIds, formatSize } from "@x-batch-compliance/core/text";
import { scanPart } from "../lists/scan-part.ts";
import { createTemporaryFolder } from "../lists/temporary-folder.ts";
import { type ExitCode, exitCodes } from "../terms/exit-codes.ts";
import { UsageError } from "../terms/usage-error.ts";
import type { CommandRun } from "../x/command-run.ts";
import { findJob, readReference } from "../x/find-job.ts";
import { openSession } from "../x/open-session.ts";
import { tellSeveral } from "../x/tell-several.ts";

/** `upload JOB INFILE`: brings the IDs into a job that was created elsewhere. */
export async function runUpload(run: CommandRun): Promise<ExitCode> {
  const { options, words, world, say, progress, onEvent } = run;
  const { reference, rest } = readReference(words, options.name);
  const [word, ...more] = rest;
  if (word === undefined || more.length > 0) throw new UsageError("upload takes one job and one list.");
  await using folder = await createTemporaryFolder();
  await using session = await openSession(run);
  const job = await findJob(session, reference, {
    wanted: ({ status }) => status === "created",
    onSeveral: tellSeveral(run),
  });
  if (job.status !== "created") {
    throw new UsageError(
      `Job ${job.id} is ${job.status.replaceAll("_", " ")} and accepts no upload: create a new one.`,
    );
  }
  const { type } = job;
  if (type === undefined) throw new UsageError(`X does not say what type job ${job.id} is of.`);
  const part = await scanPart(session, { type, word, options, say, folder: folder.path });
  const { body } = part;
  await session.core.uploadPart(session.client, job, body, {
    signal: world.signal,
    onSent: (sentBytes) =>
      onEvent({ type: "uploading", jobId: job.id, sentBytes, sizeBytes: body.sizeBytes }),
    onRetry: (retry) => onEvent({ type: "retry", ...retry }),
  });
  progress.end();
  await say(
    `Uploaded ${formatIds(type, part.submitted.size)} (${formatSize(body.sizeBytes)}) to job ${job.id}.`,
  );
  await say(`To collect its result: ${world.program} download ${job.id}`);
  return exitCodes.done;
}
