import { join } from "node:path";
import type { JobEvent } from "../src/job/job-event.ts";
import type { Part } from "../src/job/part.ts";
import { type PartOutcome, type RunPartOptions, runPart } from "../src/job/run-part.ts";
import type { DrivenCore } from "./drive-core.ts";

/** One run, as the tests begin it: an hour's time, and its events kept in `events` if given. */
export function runOnce(
  driven: DrivenCore,
  part: Part,
  { events, ...changes }: Partial<RunPartOptions> & { readonly events?: JobEvent[] } = {},
): Promise<PartOutcome> {
  return runPart(driven.client, part, {
    prefix: "lists",
    runKey: "run-1",
    resultPath: join(driven.folder, "result.ndjson"),
    deadlineMs: driven.after(3_600_000),
    onEvent: (event) => void events?.push(event),
    ...changes,
  });
}
