import type { CallOptions } from "../api/call-options.ts";
import { chooseTarget } from "../api/choose-target.ts";
import { type Connection, plainHeaders, withSignal } from "../api/connection.ts";
import type { Job } from "../api/job.ts";
import { unreadable } from "../api/json-call.ts";
import { describeRefusal } from "../api/refusal.ts";
import { checkUrl } from "../api/url-policy.ts";
import { wrapBytes } from "../bytes/wrap-bytes.ts";
import type { Clock } from "../clock.ts";
import { ComplianceError } from "../errors.ts";
import { readText } from "../http/read-text.ts";
import { SignedUrl } from "../http/signed-url.ts";
import type { HttpResponse } from "../http/transport.ts";

/** A resumable upload on its way. Lives a week, in memory alone: another run starts its own. */
export interface UploadSession {
  readonly jobId: string;
  /** Who has it may upload. */
  readonly address: SignedUrl;
}

/** Some bytes of an upload, and their place in it. */
export interface UploadChunk {
  /** A multiple of 262,144 unless they are the last. */
  readonly bytes: Uint8Array;
  readonly offsetBytes: number;
  /** Size of the whole upload, the same in every chunk. */
  readonly totalBytes: number;
}

/** What the storage has: everything, or so many bytes from the first on; fewer than were sent are not errors. */
export type UploadProgress =
  | { readonly state: "whole" }
  | { readonly state: "partial"; readonly storedBytes: number };

/** The calls of a resumable upload, as the client makes them. */
export interface SessionCalls {
  /** The client's own, for whatever waits between its calls. */
  readonly clock: Clock;
  /**
   * Starts the upload of a resumable job; it may be started any number of times. URL_REFUSED, SIGNED_URL_REFUSED,
   * UPLOAD_NOT_FOUND, PAYLOAD_TOO_LARGE.
   */
  startUpload(job: Job, options?: CallOptions): Promise<UploadSession>;
  /**
   * Sends bytes that begin where the stored ones end. Never tried again: after a failure `askProgress` says what has
   * arrived. UPLOAD_NOT_FOUND if the session is gone, SIGNED_URL_REFUSED, PAYLOAD_TOO_LARGE.
   */
  sendChunk(session: UploadSession, chunk: UploadChunk, options?: CallOptions): Promise<UploadProgress>;
  /** Asks what is stored. Not tried again either, so that the caller counts all attempts. Fails as `sendChunk` does. */
  askProgress(session: UploadSession, totalBytes: number, options?: CallOptions): Promise<UploadProgress>;
}

const doing = "continue the upload";

/** One attempt. Starts an upload, and reports its secret before anybody can print it. */
export async function startUpload(
  connection: Connection,
  job: Job,
  signal: AbortSignal | undefined,
): Promise<UploadSession> {
  const { url, trust, headers } = chooseTarget(connection, job, "upload");
  if (trust === "bearer")
    throw refuseAddress("The job is resumable, but its upload URL does not belong to X's storage.", job.id);
  const response = await connection.transport.send({
    method: "POST",
    url,
    // All three are what the signature covers, or what the protocol asks for.
    headers: { ...headers, "content-type": "text/plain", "content-length": "0", "x-goog-resumable": "start" },
    ...withSignal(signal),
  });
  const text = await readText(response);
  if (response.status !== 201) {
    const nowMs = connection.clock.now();
    throw describeRefusal(response, text, {
      doing: "start the upload",
      jobId: job.id,
      bytes: "upload",
      nowMs,
    });
  }
  return admitSession(connection, response, job.id);
}

export function sendChunk(
  connection: Connection,
  { session, chunk }: { readonly session: UploadSession; readonly chunk: UploadChunk },
  signal: AbortSignal | undefined,
): Promise<UploadProgress> {
  const { bytes, offsetBytes, totalBytes } = chunk;
  const lastByte = offsetBytes + bytes.length - 1;
  const range =
    bytes.length === 0 ? `bytes */${totalBytes}` : `bytes ${offsetBytes}-${lastByte}/${totalBytes}`;
  return callSession(connection, { session, range, bytes }, signal);
}

export function askProgress(
  connection: Connection,
  { session, totalBytes }: { readonly session: UploadSession; readonly totalBytes: number },
  signal: AbortSignal | undefined,
): Promise<UploadProgress> {
  return callSession(
    connection,
    { session, range: `bytes */${totalBytes}`, bytes: new Uint8Array() },
    signal,
  );
}

async function callSession(
  { clock, transport }: Connection,
  call: { readonly session: UploadSession; readonly range: string; readonly bytes: Uint8Array },
  signal: AbortSignal | undefined,
): Promise<UploadProgress> {
  const { session, range, bytes } = call;
  const response = await transport.send({
    method: "PUT",
    url: session.address,
    headers: { ...plainHeaders, "content-range": range },
    body: wrapBytes(bytes),
    ...withSignal(signal),
  });
  const text = await readText(response);
  if (response.status === 200 || response.status === 201) return { state: "whole" };
  const { range: stored, location } = response.headers;
  // This 308 says "incomplete". Without a range, but with another address, it is a redirect, which is refused below.
  if (response.status === 308 && (stored !== undefined || location === undefined)) {
    return { state: "partial", storedBytes: readStored(stored) };
  }
  throw describeRefusal(response, text, {
    doing,
    jobId: session.jobId,
    bytes: "session",
    nowMs: clock.now(),
  });
}

/** `bytes=0-LAST`; without it nothing is stored. */
function readStored(range: string | undefined): number {
  if (range === undefined) return 0;
  const last = /^bytes=0-([0-9]{1,15})$/.exec(range)?.[1];
  if (last === undefined) throw unreadable(doing);
  return Number(last) + 1;
}

/** The session's address goes through the same policy as the one that X named. */
function admitSession(
  { apiUrl, onSecret }: Connection,
  response: HttpResponse,
  jobId: string,
): UploadSession {
  const url = URL.parse(response.headers.location ?? "");
  if (url === null) throw unreadable("start the upload");
  const address = new SignedUrl(url);
  for (const secret of address.secrets()) onSecret?.(secret);
  if (checkUrl(address, { apiUrl, jobId, use: "upload" }) === "bearer") {
    throw refuseAddress("The storage returned an upload URL on another host.", jobId);
  }
  return { jobId, address };
}

function refuseAddress(what: string, jobId: string): ComplianceError {
  return new ComplianceError("URL_REFUSED", what, { jobId });
}
