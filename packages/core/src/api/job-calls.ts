import { ComplianceError, isComplianceError } from "../errors.ts";
import type { JobType } from "../types.ts";
import type { Connection } from "./connection.ts";
import { type Job, type Reading, readJob } from "./job.ts";
import { callJson, unreadable } from "./json-call.ts";
import { anySchema, errorsSchema, jobListSchema, jobSchema, oneJobSchema, type WireJob } from "./wire.ts";

/** What a job is created from. */
export interface NewJob {
  readonly type: JobType;
  /** At most 64 characters. */
  readonly name: string;
  /** Asks for a resumable upload. Only the storage of X's older API has it; elsewhere the job is refused. Default false. */
  readonly resumable?: boolean | undefined;
}

/** One attempt. After a failure it is unknown whether X acted, unless the answer was a refusal. */
export async function createJob(
  connection: Connection,
  job: NewJob,
  signal: AbortSignal | undefined,
): Promise<Job> {
  const doing = "create a job";
  const { type, name, resumable = false } = job;
  const { value, observedAtMs } = await callJson(connection, {
    method: "POST",
    path: "/2/compliance/jobs",
    json: resumable ? { type, name, resumable } : { type, name },
    schema: oneJobSchema,
    signal,
    doing,
  }).catch((error: unknown) => {
    throw resumable ? toOptionError(error) : error;
  });
  refuseErrors(value.errors, doing);
  // X's answer of 2024 leaves it out.
  const data = value.data && { ...value.data, resumable: value.data.resumable ?? resumable };
  return admit(connection, data, { type, observedAtMs, doing });
}

/** Only the option sets this request apart from one that X takes. */
function toOptionError(error: unknown): unknown {
  if (!isComplianceError(error) || error.code !== "BAD_REQUEST") return error;
  return new ComplianceError(
    "OPTION_INVALID",
    "X refused to create a job with `resumable` (HTTP 400). Its API no longer accepts resumable uploads: omit the option.",
    { status: 400 },
  );
}

export async function getJob(
  connection: Connection,
  id: string,
  signal: AbortSignal | undefined,
): Promise<Job> {
  const doing = "show the job";
  const { value, observedAtMs } = await callJson(connection, {
    method: "GET",
    path: `/2/compliance/jobs/${id}`,
    schema: oneJobSchema,
    signal,
    doing,
    jobId: id,
  });
  // X may answer 200 with errors and no data where it means 404.
  if (!value.data && value.errors) {
    throw new ComplianceError("NOT_FOUND", "X does not have this job.", { jobId: id });
  }
  refuseErrors(value.errors, doing);
  const job = admit(connection, value.data, { type: undefined, observedAtMs, doing });
  if (job.id === id) return job;
  throw new ComplianceError("JOB_MISMATCH", "X returned a different job from the one requested.", {
    jobId: id,
  });
}

/** The jobs of a list, and how many of its entries could not be read. */
export interface JobList {
  readonly jobs: readonly Job[];
  readonly passedOver: number;
}

/** Of a job with a name, which may be ours: no status that is known, so that it is `unknown`. */
const unreadStatus = "";

/** What cannot be read in a list is passed over: it is hardly ours, and the others are as they are. */
export async function listJobs(
  connection: Connection,
  type: JobType,
  signal: AbortSignal | undefined,
): Promise<JobList> {
  const doing = "list the jobs";
  const { value, observedAtMs } = await callJson(connection, {
    method: "GET",
    path: "/2/compliance/jobs",
    query: { type },
    schema: jobListSchema,
    signal,
    doing,
  });
  // A list that may be incomplete would let a job be created twice.
  refuseErrors(value.errors, doing);
  const entries = (value.data ?? []).map((entry) => {
    const wire = jobSchema.safeParse(entry);
    if (!wire.success) return "id";
    const { name, status = name && unreadStatus } = wire.data;
    return readJob({ ...wire.data, status }, { type, observedAtMs, secrets: [connection.bearerToken] });
  });
  const jobs = entries.filter((entry) => typeof entry !== "string");
  const ours = jobs.filter((job) => job.type === type);
  // Most of a list is not ours, and whoever made it may not have words masked; ours are told where they are used.
  return { jobs: ours, passedOver: entries.length - jobs.length };
}

/** Whatever the body of a success says, or whether there is one: the status is the answer, but for errors of X's. */
export async function cancelJob(
  connection: Connection,
  id: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const doing = "cancel the job";
  const { value } = await callJson(connection, {
    method: "DELETE",
    path: `/2/compliance/jobs/${id}`,
    schema: anySchema,
    signal,
    doing,
    jobId: id,
  });
  const answer = errorsSchema.safeParse(value);
  if (answer.success) refuseErrors(answer.data.errors, doing);
}

/** Reads a job, and reports its secrets before anybody can print them. */
function admit(
  connection: Connection,
  wire: WireJob | null | undefined,
  { doing, ...reading }: Omit<Reading, "secrets"> & { readonly doing: string },
): Job {
  if (!wire) throw unreadable(doing, "data");
  const job = readJob(wire, { ...reading, secrets: [connection.bearerToken] });
  if (typeof job === "string") throw unreadable(doing, `data.${job}`);
  tellSecrets(connection, job);
  return job;
}

function tellSecrets({ onSecret }: Connection, { uploadUrl, downloadUrl }: Job): void {
  if (onSecret === undefined) return;
  for (const url of [uploadUrl, downloadUrl]) {
    for (const secret of url?.secrets() ?? []) onSecret(secret);
  }
}

function refuseErrors(errors: readonly unknown[] | null | undefined, doing: string): void {
  if (!errors || errors.length === 0) return;
  throw new ComplianceError("API_ERROR", `X returned errors when asked to ${doing}.`);
}
