import type { Job, JobType } from "@x-batch-compliance/core";
import { formatTime, showUnprintable } from "@x-batch-compliance/core/text";
import { choosePalette } from "../terminal/palette.ts";
import { type ExitCode, exitCodes } from "../terms/exit-codes.ts";
import { UsageError } from "../terms/usage-error.ts";
import { describeJob, toWireJob } from "../text/describe-job.ts";
import { quoteWord } from "../text/quote-word.ts";
import { renderColumns } from "../text/render-columns.ts";
import type { CommandRun } from "../x/command-run.ts";
import { openSession } from "../x/open-session.ts";
import { readType } from "../x/read-type.ts";

const statuses: readonly string[] = ["created", "in_progress", "complete", "failed", "expired"];

/** `list [TYPE]`: shows the jobs that X still knows. */
export async function runList(run: CommandRun): Promise<ExitCode> {
  const { options, words, print, say, world } = run;
  const types = readTypes(words[0]);
  const wrong = options.status.find((status) => !statuses.includes(status));
  if (wrong !== undefined) {
    throw new UsageError(`--status is ${quoteWord(wrong)}: write some of ${statuses.join(", ")}.`);
  }
  await using session = await openSession(run);
  const jobs: Job[] = [];
  for (const type of types) jobs.push(...(await session.client.listJobs(type, { signal: world.signal })));
  const shown = jobs.filter(({ status }) => options.status.length === 0 || options.status.includes(status));
  if (options["json-output"]) {
    for (const job of shown) await print(JSON.stringify(toWireJob(job)));
  } else if (options.verbose) {
    for (const [at, job] of shown.entries()) {
      await print([...(at === 0 ? [] : [""]), ...describeJob(job, true)].join("\n"));
    }
  } else if (shown.length > 0) {
    const palette = choosePalette(world, world.out);
    const rows = shown.map(
      ({ id, type = "", status, createdAtMs, name }) =>
        [id, type, status, formatTime(createdAtMs), showUnprintable(name)] as const,
    );
    const [head = "", ...body] = renderColumns([["id", "type", "status", "created", "name"], ...rows]);
    await print([palette.dim(head), ...body].join("\n"));
  }
  if (shown.length === 0)
    await say(`X has no ${options.status.length > 0 ? "such " : ""}jobs of ${types.join(" or ")}.`);
  return exitCodes.done;
}

/** One type, or both. */
function readTypes(word: string | undefined): readonly JobType[] {
  if (word === undefined) return ["tweets", "users"];
  return [readType(word)];
}
