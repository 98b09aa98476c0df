import { join } from "node:path";
import { formatQuantity } from "@x-batch-compliance/core/text";
import { scanPart } from "../lists/scan-part.ts";
import { createTemporaryFolder } from "../lists/temporary-folder.ts";
import { describeProof } from "../terminal/describe-event.ts";
import { type ExitCode, exitCodes } from "../terms/exit-codes.ts";
import { UsageError } from "../terms/usage-error.ts";
import { formatDistinct } from "../text/format-distinct.ts";
import { quoteWord } from "../text/quote-word.ts";
import type { CommandRun } from "../x/command-run.ts";
import { openSession } from "../x/open-session.ts";
import { readType } from "../x/read-type.ts";
import { buildRunKey, usualJobName } from "../x/to-check-options.ts";
import { listInputs } from "./list-inputs.ts";
import { admitResult, nameResult, saveTo } from "./save-to.ts";

/** `create TYPE INFILE [OUTFILE]`: a job from start to end. */
export async function runCreate(run: CommandRun): Promise<ExitCode> {
  const { options, words, world, say, progress, onEvent } = run;
  const [typeWord = "", word = "", outfile] = words;
  const type = readType(typeWord);
  if (/^\d+$/.test(word))
    throw new UsageError("INFILE consists of digits only: put ./ in front of it if it is a file.");
  await using folder = await createTemporaryFolder();
  await using session = await openSession(run);
  const part = await scanPart(session, {
    type,
    word,
    options,
    say,
    folder: folder.path,
    admit: (files) => admitResult(outfile ?? nameResult({ id: "ID", type }), listInputs(run, files)),
  });
  progress.end();
  await say(`Read ${formatDistinct(type, part.submitted.size)}.`);
  const { client, core } = session;
  const resultPath = join(folder.path, "result");
  const outcome = await core.runPart(client, part, {
    prefix: options["job-name"] ?? usualJobName,
    runKey: buildRunKey(Date.now()),
    resultPath,
    timeoutMs: options["timeout-minutes"] * 60_000,
    wait: options.wait,
    pollIntervalMs: options["poll-interval-seconds"] * 1000,
    // A job that is complete was asked for and given; one that still runs is this one, if it was interrupted.
    reuseWithinMs: 0,
    markerLines: options["marker-lines"],
    signal: world.signal,
    onEvent,
  });
  progress.end();
  const { job } = outcome;
  if (outcome.state === "complete") {
    const to = outfile ?? nameResult({ id: outcome.job.id, type });
    const rescue = `The result stays at X for seven days: run ${world.program} download ${outcome.job.id} with another file.`;
    await saveTo(resultPath, to, { world, folder: folder.path, rescue });
    const { records, proofBy } = outcome.result;
    const where = to === "-" ? "" : ` to ${quoteWord(to)}`;
    await say(`Saved ${formatQuantity(records, "record")}${where}: ${describeProof(proofBy)}.`);
    return proofBy === "nothing" ? exitCodes.unverified : exitCodes.done;
  }
  if (job === undefined) {
    await say(
      `Another ${type} job of this App is still running, so none was created. Run ${world.program} list ${type} to see it.`,
    );
    return exitCodes.pending;
  }
  const next = `${world.program} download ${job.id}${outfile === undefined ? "" : ` ${quoteWord(outfile)}`}`;
  await say(`Job ${job.id} (${job.name}) is in progress. To collect its result: ${next}`);
  return options.wait ? exitCodes.pending : exitCodes.done;
}
