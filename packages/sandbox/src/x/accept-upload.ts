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
  const { clock, content, flow, settings, echoInvalidIds } = world;
  // An object that is written again is still the same job, and has its end already.
  const outcome = (job.status === "created" ? settings.outcomes.shift() : undefined) ?? job.outcome;
  const processed = receiveUpload({ ...job, outcome }, clock.now());
  world.store.put(processed);
  const judge = createJudge(settings.verdicts);
  const transform = settings.transformResult;
  content.putUpload(job.id, { upload, rules: { judge, flow, echoInvalidIds, transform } });
  return processed;
}
