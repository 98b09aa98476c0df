import { visitLines } from "./ids/line.ts";
import { isValidId } from "./ids/valid-id.ts";
import type { Job } from "./job.ts";
import { receiveUpload } from "./lifecycle.ts";
import { createJudge } from "./verdicts/create-judge.ts";
import type { World } from "./world.ts";

/** Bytes that arrived for a job. */
export interface Arrival {
  readonly job: Job;
  readonly upload: Buffer;
}

/** Takes a job's IDs, whichever way they came, and starts processing. Returns the job's new state. */
export function acceptUpload(world: World, { job, upload }: Arrival): Job {
  const { clock, content, flow, settings, invalidLines } = world;
  const { echoForm, oddLines } = world.oddities;
  // An object that is written again is still the same job, and has its end already.
  const scripted = (job.status === "created" ? settings.outcomes.shift() : undefined) ?? job.outcome;
  const outcome = invalidLines === "fail" && hasInvalidLine(upload) ? "failed" : scripted;
  const processed = receiveUpload({ ...job, outcome }, clock.now());
  world.store.put(processed);
  const judge = createJudge(settings.verdicts);
  const transform = settings.transformResult;
  content.putUpload(job.id, { upload, rules: { judge, flow, invalidLines, echoForm, oddLines, transform } });
  return processed;
}

function hasInvalidLine(upload: Buffer): boolean {
  let found = false;
  visitLines(upload, (line) => {
    found ||= !isValidId(line);
  });
  return found;
}
