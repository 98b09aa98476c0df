import { createManualClock, type ManualClock } from "../src/clock.ts";
import { createFaults, type Faults } from "../src/http/faults.ts";
import { createRecorder, type Recorder } from "../src/http/recorder.ts";
import type { JobType } from "../src/x/job.ts";
import type { XSettings } from "../src/x/options.ts";
import { startX, type XSandbox } from "../src/x/start-x.ts";

/** A job as it came over the wire. */
export interface WireJob {
  readonly id: string;
  readonly status: string;
  readonly upload_url: string;
  readonly download_url: string;
  readonly [field: string]: unknown;
}

/** An answer, read to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body, if it is JSON. */
  readonly json: Readonly<Record<string, unknown>>;
}

/** What a request carries beside its token. */
export interface Call {
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** X on a clock that stands still, and the shortest way to call it. */
export interface DrivenX extends AsyncDisposable {
  readonly x: XSandbox;
  readonly clock: ManualClock;
  readonly faults: Faults;
  readonly recorder: Recorder;
  /** With the bearer token; `target` is a path, or a whole URL. */
  call(method: string, target: string, call?: Call): Promise<Answer>;
  /** Without any token. */
  callBare(method: string, target: string, call?: Call): Promise<Answer>;
  /** Creates a job that is expected to be accepted. */
  create(type?: JobType, fields?: Readonly<Record<string, unknown>>): Promise<WireJob>;
  /** Uploads as the flow wants it. */
  upload(job: Pick<WireJob, "upload_url">, body: string): Promise<Answer>;
  /** A look at a job. */
  get(job: Pick<WireJob, "id">): Promise<WireJob>;
  /** Looks until the job is complete, then downloads as the flow wants it. */
  finish(job: Pick<WireJob, "id">): Promise<Answer>;
}

/** When every test starts. */
export const startOfTestMs: number = Date.UTC(2026, 8, 1, 12);
/** What a create announces. */
export const jsonHeaders: Readonly<Record<string, string>> = { "content-type": "application/json" };
/** What an upload announces. */
export const textHeaders: Readonly<Record<string, string>> = { "content-type": "text/plain" };

/** The only job of an answer. */
export function jobOf({ status, json }: Answer): WireJob {
  if (status !== 200) throw new Error(`X answered ${status}: ${JSON.stringify(json)}`);
  return json.data as WireJob;
}

/** Starts X; what is not set has X's defaults. */
export async function driveX(settings: XSettings = {}): Promise<DrivenX> {
  const clock = createManualClock(startOfTestMs);
  const faults = createFaults();
  const recorder = createRecorder();
  const x = await startX({ ...settings, clock, faults, recorder });
  const bearer = { authorization: `Bearer ${x.bearerToken}` };

  const callBare: DrivenX["callBare"] = async (method, target, { body, headers } = {}) => {
    const url = target.startsWith("http") ? target : x.origin + target;
    const response = await fetch(url, { method, headers: headers ?? {}, body: body ?? null });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get("content-type") ?? "");
    return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : {} };
  };
  const call: DrivenX["call"] = (method, target, { body, headers } = {}) =>
    callBare(method, target, { ...(body === undefined ? {} : { body }), headers: { ...bearer, ...headers } });
  const callBytes = x.flow === "api" ? call : callBare;
  const get: DrivenX["get"] = async (job) => jobOf(await call("GET", `/2/compliance/jobs/${job.id}`));

  return {
    x,
    clock,
    faults,
    recorder,
    call,
    callBare,
    get,
    async create(type = "tweets", fields = {}) {
      const body = JSON.stringify({ type, ...fields });
      return jobOf(await call("POST", "/2/compliance/jobs", { body, headers: jsonHeaders }));
    },
    upload: (job, body) => callBytes("PUT", job.upload_url, { body, headers: textHeaders }),
    async finish(job) {
      for (let looks = 0; looks < 10; looks++) {
        const { status, download_url } = await get(job);
        if (status === "complete") return callBytes("GET", download_url);
      }
      throw new Error("the job is not complete after ten looks");
    },
    [Symbol.asyncDispose]: () => x[Symbol.asyncDispose](),
  };
}
