import { join } from "node:path";
import type { Job } from "../src/api/job.ts";
import type { JobEvent } from "../src/job/job-event.ts";
import type { Part } from "../src/job/part.ts";
import { type PartOutcome, type RunPartOptions, runPart } from "../src/job/run-part.ts";
import type { DrivenCore } from "./drive-core.ts";

type RunChanges = Partial<RunPartOptions> & { readonly events?: JobEvent[] };

/** One run, as the tests begin it: an hour's time, and its events kept in `events` if given. */
export function runFreely(
  driven: DrivenCore,
  part: Part,
  { events, ...changes }: RunChanges = {},
): Promise<PartOutcome> {
  return runPart(driven.client, part, {
    prefix: "lists",
    runKey: "run-1",
    resultPath: join(driven.folder, "result.ndjson"),
    timeoutMs: 3_600_000,
    onEvent: (event) => void events?.push(event),
    ...changes,
  });
}

/** The same, where X has a slot for a job. */
export async function runOnce(
  driven: DrivenCore,
  part: Part,
  changes?: RunChanges,
): Promise<PartOutcome & { readonly job: Job }> {
  const outcome = await runFreely(driven, part, changes);
  const { job } = outcome;
  if (job === undefined) throw new Error("The part has no job.");
  return { ...outcome, job };
}
