import { toCallOptions } from "../../api/call-options.ts";
import type { Job } from "../../api/job.ts";
import type { Client } from "../../client/client.ts";
import type { JobIdentity } from "../../job/job-name.ts";
import type { JobType } from "../../types.ts";
import {
  type EarlierJobs,
  findEarlierJobs,
  findYoungestPlace,
  type PartToFind,
  readPlaceOf,
} from "./find-earlier-jobs.ts";
import { type Pace, reckonPace } from "./reckon-pace.ts";

/** What X's list of jobs says about a list of IDs. */
export interface History {
  /** All jobs of the type, as X listed them. */
  readonly jobs: readonly Job[];
  readonly earlier: EarlierJobs;
  readonly youngestPlace: string | undefined;
  readonly pace: Pace;
}

export interface HistoryOptions extends Pick<JobIdentity, "prefix" | "runKey"> {
  readonly type: JobType;
  readonly deadlineMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** Asks X once for its jobs of the type. Throws what `listJobs` throws. */
export async function readHistory(
  client: Client,
  parts: readonly PartToFind[],
  { type, deadlineMs, signal, ...whose }: HistoryOptions,
): Promise<History> {
  const jobs = await client.listJobs(type, toCallOptions(client, { deadlineMs, signal }));
  const ofList = jobs.filter((job) => readPlaceOf(job, parts, whose) !== undefined);
  return {
    jobs,
    earlier: findEarlierJobs(jobs, parts, whose),
    youngestPlace: findYoungestPlace(jobs, parts, whose),
    pace: reckonPace(ofList, parts.length),
  };
}
