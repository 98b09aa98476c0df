import { ComplianceError } from "../errors.ts";
import { readText } from "../http/read-text.ts";
import { SignedUrl } from "../http/signed-url.ts";
import { readStoredObject, type StoredObject } from "../http/stored-object.ts";
import type { HttpResponse } from "../http/transport.ts";
import type { Body } from "../types.ts";
import { chooseTarget } from "./choose-target.ts";
import { type Connection, plainHeaders, withSignal } from "./connection.ts";
import type { Job } from "./job.ts";
import { describeRefusal } from "./refusal.ts";
import { findTrust, mayLeadTo } from "./url-policy.ts";

/** The bytes of a result, whose framing shows whether they are all there. */
export interface Download {
  /** Size if the server announced it. */
  readonly sizeBytes: number | undefined;
  /** What the storage (Gen-1) says of the result, if it does. */
  readonly stored: StoredObject | undefined;
  /** Ends normally only if all announced bytes came; else throws NETWORK or IDLE_TIMEOUT. */
  readonly body: AsyncIterable<Uint8Array>;
}

export interface UploadOfIds {
  readonly job: Job;
  readonly body: Body;
  readonly asBytes?: boolean | undefined;
}

/** One attempt at the whole body. Any 2xx says that it was taken. */
export async function uploadIds(
  connection: Connection,
  { job, body, asBytes = false }: UploadOfIds,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { url, trust, headers } = chooseTarget(connection, job, "upload");
  const contentType = asBytes && trust === "bearer" ? "application/octet-stream" : "text/plain";
  const response = await connection.transport.send({
    method: "PUT",
    url,
    // `text/plain` is part of what Gen-1's signature covers; Gen-2's documents disagree.
    headers: { ...headers, "content-type": contentType },
    body,
    ...withSignal(signal),
  });
  const text = await readText(response);
  if (response.status >= 200 && response.status < 300) return;
  throw refusal(connection, { response, text, job, use: "upload" });
}

/** Statuses by which a GET is led on. */
const leading: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** One attempt. Opens the result, whose bytes are still to come. */
export async function downloadResults(
  connection: Connection,
  job: Job,
  signal: AbortSignal | undefined,
): Promise<Download> {
  const target = chooseTarget(connection, job, "download");
  const first = await connection.transport.send({
    method: "GET",
    url: target.url,
    headers: target.headers,
    ...withSignal(signal),
  });
  const next = findNext(connection, target.url, first);
  const response = next === undefined ? first : await follow(connection, { first, next }, signal);
  const isOfStorage = next !== undefined || target.trust === "no-bearer";
  if (response.status > 200 && response.status < 300) {
    await closeBody(response.body);
    const what = `X answered the download with HTTP ${response.status} instead of the complete result.`;
    throw new ComplianceError("RESPONSE_UNREADABLE", what, { jobId: job.id, status: response.status });
  }
  if (response.status !== 200) {
    throw refusal(connection, {
      response,
      text: await readText(response),
      job,
      use: "download",
    });
  }
  const stored = isOfStorage ? readStoredObject(response.headers) : undefined;
  return { ...(await openDownload(response, job.id)), stored };
}

/** Where a download is led on to, if that is the storage. Any other redirect is refused with its status. */
function findNext(
  { apiUrl, onSecret }: Connection,
  from: SignedUrl,
  { status, headers }: HttpResponse,
): SignedUrl | undefined {
  if (!leading.has(status)) return undefined;
  const url = URL.parse(headers.location ?? "", from.reveal().href);
  if (url === null || headers.location === undefined) return undefined;
  const next = new SignedUrl(url);
  if (!mayLeadTo(next, apiUrl)) return undefined;
  for (const secret of next.secrets()) onSecret?.(secret);
  return next;
}

/** Once, and without the bearer. A redirect of the redirect is an answer like any other, and refused. */
async function follow(
  { transport }: Connection,
  { first, next }: { readonly first: HttpResponse; readonly next: SignedUrl },
  signal: AbortSignal | undefined,
): Promise<HttpResponse> {
  await readText(first);
  return transport.send({ method: "GET", url: next, headers: plainHeaders, ...withSignal(signal) });
}

/**
 * Whether the job takes its upload at the API's own address (Gen-2). There, X's documentation says, a line that is
 * not an ID comes back in the result; of the storage (Gen-1) nothing of the kind is known.
 */
export function uploadsToApi({ apiUrl }: Connection, { id, uploadUrl }: Job): boolean {
  return uploadUrl !== undefined && findTrust(uploadUrl, { apiUrl, jobId: id, use: "upload" }) === "bearer";
}

function refusal(
  { clock }: Connection,
  refused: {
    readonly response: HttpResponse;
    readonly text: string;
    readonly job: Job;
    readonly use: "upload" | "download";
  },
): ComplianceError {
  const { response, text, job, use } = refused;
  const doing = use === "upload" ? "accept the upload" : "return the result";
  return describeRefusal(response, text, { doing, jobId: job.id, bytes: use, nowMs: clock.now() });
}

/** P1: a body whose end is not announced, or whose bytes are not the object's own, proves nothing. */
async function openDownload(response: HttpResponse, jobId: string): Promise<Omit<Download, "stored">> {
  const { headers, framing, body } = response;
  if (framing === "none") {
    await closeBody(body);
    throw new ComplianceError("RESPONSE_UNFRAMED", "The result arrived without a length.", { jobId });
  }
  if ((headers["content-encoding"] ?? "identity").toLowerCase() !== "identity") {
    await closeBody(body);
    throw new ComplianceError("RESPONSE_ENCODED", "The result arrived compressed.", { jobId });
  }
  return { sizeBytes: framing === "length" ? Number(headers["content-length"]) : undefined, body };
}

async function closeBody(body: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of body) break;
}
