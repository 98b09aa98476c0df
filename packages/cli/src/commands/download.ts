import { join } from "node:path";
import type { Job } from "@x-batch-compliance/core";
import { formatQuantity, showUnprintable } from "@x-batch-compliance/core/text";
import { createTemporaryFolder } from "../lists/temporary-folder.ts";
import { describeProof } from "../terminal/describe-event.ts";
import type { Session } from "../terms/context.ts";
import { type ExitCode, exitCodes } from "../terms/exit-codes.ts";
import { UsageError } from "../terms/usage-error.ts";
import { quoteWord } from "../text/quote-word.ts";
import type { CommandRun } from "../x/command-run.ts";
import { findJob, readReference } from "../x/find-job.ts";
import { openSession } from "../x/open-session.ts";
import { tellSeveral } from "../x/tell-several.ts";
import { listInputs } from "./list-inputs.ts";
import { admitResult, nameResult, saveTo } from "./save-to.ts";

/** Ends as the names of jobs that this program and the action create, whose uploads have marker lines. */
const ownName = /-[0-9a-f]{20}-[0-9A-Za-z._-]+$/;

/** `download JOB [OUTFILE]`: saves the result of any job. */
export async function runDownload(run: CommandRun): Promise<ExitCode> {
  const { options, words, world, say, progress, onEvent } = run;
  const { reference, rest } = readReference(words, options.name);
  if (rest.length > 1) throw new UsageError("download takes one job and one file.");
  await using folder = await createTemporaryFolder();
  await admitResult(rest[0] ?? nameResult({ id: "ID" }), listInputs(run, []));
  await using session = await openSession(run);
  const found = await findJob(session, reference, { onSeveral: tellSeveral(run) });
  if (found.status !== "complete" && !options.wait) return tellUnready(run, found);
  const job = found.status === "complete" ? found : await waitFor(run, session, found);
  const path = join(folder.path, "result");
  const saved = await session.core.saveResult(session.client, job, {
    path,
    signal: world.signal,
    onReceived: (received) => onEvent({ type: "downloading", jobId: job.id, ...received }),
    onRetry: (retry) => onEvent({ type: "retry", ...retry }),
  });
  progress.end();
  const to = rest[0] ?? nameResult({ ...job, type: job.type ?? found.type });
  const rescue =
    "The result stays at X for seven days after the job's creation: run the command again with another file.";
  await saveTo(path, to, { world, folder: folder.path, rescue });
  const where = to === "-" ? "" : ` to ${quoteWord(to)}`;
  await say(`Saved ${formatQuantity(saved.lines, "line")}${where}: ${describeProof(saved.proofBy)}.`);
  if (ownName.test(found.name)) {
    await say(
      "Lines with 20 letters in place of an ID are marker lines that were added to the upload: leave them out.",
    );
  }
  return saved.proofBy === "nothing" ? exitCodes.unverified : exitCodes.done;
}

async function waitFor(run: CommandRun, { core, client }: Session, job: Job): Promise<Job> {
  const { options, world, trail, onEvent } = run;
  trail.add({ id: job.id, type: job.type, isUploaded: job.status !== "created" });
  return core.waitForJob(client, job.id, {
    pollIntervalMs: options["poll-interval-seconds"] * 1000,
    timeoutMs: options["timeout-minutes"] * 60_000,
    signal: world.signal,
    onPoll: (poll) => onEvent({ type: "waiting", jobId: job.id, ...poll }),
    onRetry: (retry) => onEvent({ type: "retry", ...retry }),
  });
}

async function tellUnready({ say }: CommandRun, { id, status, error }: Job): Promise<ExitCode> {
  if (status === "failed" || status === "expired") {
    const why = error === undefined ? "" : ` X's reason: "${showUnprintable(error)}".`;
    await say(`Job ${id} has ${status} and has no result.${why}`);
    return exitCodes.refused;
  }
  await say(`Job ${id} is ${status.replaceAll("_", " ")}: run the command again when it is complete.`);
  return exitCodes.pending;
}
