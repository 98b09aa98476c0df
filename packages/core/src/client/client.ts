import { createHmac } from "node:crypto";
import { type Download, downloadResults, uploadIds, uploadsToApi } from "../api/byte-calls.ts";
import {
  type CallOptions,
  callOptionTable,
  toDeadline,
  type UploadCallOptions,
} from "../api/call-options.ts";
import type { Connection } from "../api/connection.ts";
import type { Job } from "../api/job.ts";
import { cancelJob, createJob, getJob, listJobs, type NewJob } from "../api/job-calls.ts";
import { systemClock } from "../clock.ts";
import { isComplianceError } from "../errors.ts";
import { openWithin, workWithin } from "../http/limit-call.ts";
import {
  oddPausesMs,
  outage,
  type RetryContext,
  type RetryRule,
  retry,
  unreadablePausesMs,
} from "../http/retry.ts";
import { createTransport } from "../http/transport.ts";
import { requireOptions } from "../options/require-options.ts";
import { askProgress, type SessionCalls, sendChunk, startUpload } from "../resumable/session-calls.ts";
import type { Body, JobType } from "../types.ts";
import { type ClientOptions, requireClientOptions } from "./client-options.ts";
import { readApiUrl, readBearerToken } from "./credentials.ts";

/**
 * X's batch compliance API, one method per call and no hidden sequence. Every method throws
 * `ComplianceError`: UNAUTHORIZED, TOKEN_NOT_APP_ONLY, CREDITS_DEPLETED, NOT_ENROLLED, FORBIDDEN, EDGE_REFUSED,
 * RATE_LIMITED, DAILY_LIMIT, MONTHLY_CAP, SERVER_ERROR, CERTIFICATE_REJECTED, PROXY_AUTHENTICATION, PROXY_INVALID,
 * NETWORK, IDLE_TIMEOUT, DEADLINE_PASSED, REDIRECTED, RESPONSE_UNREADABLE and what the method names. Every call ends:
 * at the caller's signal, when its time is over or, if its answer is a few bytes of JSON, after 5 minutes.
 */
export interface Client extends SessionCalls {
  /**
   * Creates a job. Only a 429, which never acted, is tried again: after any other failure ask `listJobs`
   * whether it acted. CONFLICT while another job of the type is active; OPTION_INVALID where X refuses `resumable`.
   */
  createJob(job: NewJob, options?: CallOptions): Promise<Job>;
  /** The job as X knows it now. NOT_FOUND, JOB_MISMATCH. */
  getJob(id: string, options?: CallOptions): Promise<Job>;
  /** All jobs of a type that X still knows, in X's order; entries that cannot be read are passed over. */
  listJobs(type: JobType, options?: CallOptions): Promise<readonly Job[]>;
  /** Gen-2 only: the job ends as `failed` and its slot is free. NOT_FOUND where X has no such call. */
  cancelJob(id: string, options?: CallOptions): Promise<void>;
  /** Sends the IDs, one per line, into a job that is not resumable. URL_REFUSED, SIGNED_URL_REFUSED, NOT_FOUND, PAYLOAD_TOO_LARGE. */
  uploadIds(job: Job, body: Body, options?: UploadCallOptions): Promise<void>;
  /** Opens the result. URL_REFUSED, SIGNED_URL_REFUSED, RESPONSE_UNFRAMED, RESPONSE_ENCODED. */
  downloadResults(job: Job, options?: CallOptions): Promise<Download>;
  /** Whether the job's upload goes to the API itself (Gen-2), and not to a storage (Gen-1). Sends nothing. */
  uploadsToApi(job: Job): boolean;
  /**
   * HMAC-SHA-256 of a text, keyed by the bearer token: the same under the same token, and known to nobody else.
   * Sends nothing.
   */
  signText(text: string): Uint8Array;
  /** Closes idle connections. */
  close(): Promise<void>;
}

/** A read may be repeated at any time; what cannot be read is not an outage, and not tried for hours. */
const reading: RetryRule = { codes: outage, again: { RESPONSE_UNREADABLE: unreadablePausesMs } };

/** Allow-lists: what may be repeated without asking whether it acted. */
const rules = {
  createJob: { codes: ["RATE_LIMITED", "DAILY_LIMIT"] },
  getJob: reading,
  // A list with errors may be incomplete.
  listJobs: {
    codes: outage,
    again: { ...reading.again, API_ERROR: oddPausesMs, ENDPOINT_NOT_FOUND: oddPausesMs },
  },
  cancelJob: { codes: outage },
  uploadIds: { codes: ["RATE_LIMITED", "DAILY_LIMIT"] },
  startUpload: reading,
  sendChunk: { codes: [] },
  askProgress: { codes: [] },
  downloadResults: { codes: outage },
} as const satisfies Readonly<Record<string, RetryRule>>;

const noRepeat: RetryRule = { codes: [] };

/** Longer than any answer of a few bytes takes. What carries a list or a result takes as long as the deadline allows. */
const jsonLimitMs = 5 * 60_000;
const limitsMs: Readonly<Partial<Record<keyof typeof rules, number>>> = {
  createJob: jsonLimitMs,
  getJob: jsonLimitMs,
  listJobs: jsonLimitMs,
  cancelJob: jsonLimitMs,
  startUpload: jsonLimitMs,
  askProgress: jsonLimitMs,
};

/**
 * Makes a client of X's batch compliance API (https://docs.x.com/x-api/compliance/batch-compliance). Nothing is sent
 * until a method is called; failures that cannot have acted are retried, with pauses that X's own answers may
 * lengthen. Call `close` when done.
 *
 * @throws {ComplianceError} TOKEN_MALFORMED if the token is not one word; OPTION_INVALID if `apiUrl` is neither https
 * nor a loopback address, or an option is unknown or of another kind.
 * @example
 * ```ts
 * const client = createClient({ bearerToken: process.env.X_BEARER_TOKEN ?? "" });
 * const jobs = await client.listJobs("tweets");
 * await client.close();
 * ```
 */
export function createClient(options: ClientOptions): Client {
  requireClientOptions(options);
  const {
    clock = systemClock,
    transport = createTransport(),
    retry: retryOptions = {},
    onEvent,
    onSecret,
  } = options;
  const bearerToken = readBearerToken(options.bearerToken);
  const apiUrl = readApiUrl(options.apiUrl ?? "https://api.x.com");
  onSecret?.(bearerToken);
  const connection: Connection = { apiUrl, bearerToken, clock, transport, onSecret };
  let isReached = false;
  const toContext = (operation: keyof typeof rules, call: CallOptions): RetryContext => {
    requireOptions(`\`${operation}\``, call, callOptionTable);
    const { once, signal, timeoutMs } = call;
    return {
      operation,
      rule: once ? noRepeat : rules[operation],
      clock,
      options: retryOptions,
      isReached: () => isReached,
      signal,
      deadlineMs: timeoutMs === undefined ? undefined : toDeadline(clock, timeoutMs),
      onRetry: (attempt) => onEvent?.({ type: "retry", ...attempt }),
    };
  };
  // Whatever it answers, it can be reached.
  const watch = async <T>(work: Promise<T>): Promise<T> => {
    try {
      const value = await work;
      isReached = true;
      return value;
    } catch (error) {
      if (isComplianceError(error) && error.code !== "NETWORK") isReached = true;
      throw error;
    }
  };
  const run = async <T>(
    operation: keyof typeof rules,
    call: CallOptions,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> => {
    const context = toContext(operation, call);
    return await retry(context, () => watch(workWithin({ ...context, limitMs: limitsMs[operation] }, work)));
  };
  return {
    clock,
    createJob: (job, call = {}) => run("createJob", call, (signal) => createJob(connection, job, signal)),
    getJob: (id, call = {}) => run("getJob", call, (signal) => getJob(connection, id, signal)),
    async listJobs(type, call = {}) {
      const { jobs, passedOver } = await run("listJobs", call, (signal) =>
        listJobs(connection, type, signal),
      );
      if (passedOver > 0) onEvent?.({ type: "passed-over", jobType: type, entries: passedOver });
      return jobs;
    },
    cancelJob: (id, call = {}) => run("cancelJob", call, (signal) => cancelJob(connection, id, signal)),
    uploadIds: (job, body, call = {}) =>
      run("uploadIds", call, (signal) => uploadIds(connection, { job, body, asBytes: call.asBytes }, signal)),
    startUpload: (job, call = {}) =>
      run("startUpload", call, (signal) => startUpload(connection, job, signal)),
    sendChunk: (session, chunk, call = {}) =>
      run("sendChunk", call, (signal) => sendChunk(connection, { session, chunk }, signal)),
    askProgress: (session, totalBytes, call = {}) =>
      run("askProgress", call, (signal) => askProgress(connection, { session, totalBytes }, signal)),
    async downloadResults(job, call = {}) {
      const context = toContext("downloadResults", call);
      return await retry(context, () =>
        watch(openWithin(context, (signal) => downloadResults(connection, job, signal))),
      );
    },
    uploadsToApi: (job) => uploadsToApi(connection, job),
    signText: (text) => createHmac("sha256", bearerToken).update(text).digest(),
    close: () => transport.close(),
  };
}
