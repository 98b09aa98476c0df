import { ComplianceError, type ErrorCode } from "../errors.ts";
import { readServerTime, readServerWait } from "../http/server-wait.ts";
import type { HttpResponse } from "../http/transport.ts";
import { type Problem, readProblem } from "./problem.ts";

export interface RefusedCall {
  /** Completes "X refused to …". */
  readonly doing: string;
  readonly jobId?: string;
  /** On the byte paths a 403 is about the signed URL, not about the account. */
  readonly bytes?: "upload" | "download" | "session";
  readonly nowMs: number;
}

const byStatus: Readonly<Record<number, ErrorCode>> = {
  401: "UNAUTHORIZED",
  402: "CREDITS_DEPLETED",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  408: "SERVER_ERROR",
  409: "CONFLICT",
  413: "PAYLOAD_TOO_LARGE",
  429: "RATE_LIMITED",
};

/** An answer that is not a success, as an error. The body is read to tell causes apart, and never quoted. */
export function describeRefusal(
  response: Pick<HttpResponse, "status" | "headers">,
  body: string,
  call: RefusedCall,
): ComplianceError {
  const { status, headers } = response;
  const code = chooseCode({ status, headers, body }, call);
  const waitMs =
    code === "DAILY_LIMIT"
      ? readDailyWait(headers, call.nowMs)
      : readServerWait(headers, { status, nowMs: call.nowMs });
  const who = code === "EDGE_REFUSED" ? "Something in front of X" : "X";
  return new ComplianceError(code, `${who} refused to ${call.doing} (HTTP ${status}).`, {
    status,
    ...(waitMs === undefined ? {} : { waitMs }),
    ...(call.jobId === undefined ? {} : { jobId: call.jobId }),
  });
}

interface Refusal {
  readonly status: number;
  readonly headers: HttpResponse["headers"];
  readonly body: string;
}

function chooseCode({ status, headers, body }: Refusal, call: RefusedCall): ErrorCode {
  if (status >= 300 && status < 400) return "REDIRECTED";
  if (status === 403 && isOfEdge(headers, body, call)) return "EDGE_REFUSED";
  if (call.bytes !== undefined && (status === 403 || (status === 400 && isExpiredStorageUrl(body)))) {
    return "SIGNED_URL_REFUSED";
  }
  if (call.bytes === "upload" && status === 404) return "UPLOAD_NOT_FOUND";
  // A session that the storage has forgotten: the upload can only be started over.
  if (call.bytes === "session" && (status === 404 || status === 410)) return "UPLOAD_NOT_FOUND";
  // Without a job to be missing, it is the address itself that nobody knows.
  if (status === 404 && call.bytes === undefined && call.jobId === undefined) return "ENDPOINT_NOT_FOUND";
  return (
    (status === 403 ? chooseForbidden(readProblem(body)) : undefined) ??
    (status === 429 ? chooseLimit(headers, readProblem(body)) : undefined) ??
    byStatus[status] ??
    (status >= 500 ? "SERVER_ERROR" : "BAD_REQUEST")
  );
}

/** X itself refuses in JSON, and its storage in XML; a page or nothing comes from a firewall or proxy in between. */
function isOfEdge(headers: HttpResponse["headers"], body: string, { bytes }: RefusedCall): boolean {
  if (bytes === undefined) return readProblem(body) === undefined;
  return (
    (headers["content-type"] ?? "").toLowerCase().startsWith("text/html") ||
    /^\s*<(?:!doctype )?html\b/i.test(body)
  );
}

function chooseForbidden({ reason, title, type }: Problem = {}): ErrorCode | undefined {
  if (reason === "client-not-enrolled") return "NOT_ENROLLED";
  const isUsers = title === "Unsupported Authentication" || type?.endsWith("/unsupported-authentication");
  return isUsers ? "TOKEN_NOT_APP_ONLY" : undefined;
}

/** The limits that are not over in 15 minutes. */
function chooseLimit(headers: HttpResponse["headers"], { title, type }: Problem = {}): ErrorCode | undefined {
  if (title === "UsageCapExceeded" || type?.endsWith("/usage-capped")) return "MONTHLY_CAP";
  return headers["x-app-limit-24hour-remaining"] === "0" ? "DAILY_LIMIT" : undefined;
}

/** `x-app-limit-24hour-reset` is in epoch seconds, and counts alone: the window of 15 minutes is over long before. */
function readDailyWait(headers: HttpResponse["headers"], nowMs: number): number | undefined {
  const reset = headers["x-app-limit-24hour-reset"] ?? "";
  if (!/^[0-9]{1,12}$/.test(reset)) return undefined;
  return Math.max(0, Number(reset) * 1_000 - (readServerTime(headers) ?? nowMs) + 1_000);
}

/** Google Cloud Storage's XML for a signed URL whose time is over. */
function isExpiredStorageUrl(body: string): boolean {
  return body.includes("<Code>ExpiredToken</Code>");
}
