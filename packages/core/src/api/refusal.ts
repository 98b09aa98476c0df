import { ComplianceError, type ErrorCode } from "../errors.ts";
import { readServerWait } from "../http/server-wait.ts";
import type { HttpResponse } from "../http/transport.ts";
import { problemSchema } from "./wire.ts";

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
  const waitMs = readServerWait(headers, { status, nowMs: call.nowMs });
  return new ComplianceError(chooseCode(status, body, call), `X refused to ${call.doing} (HTTP ${status}).`, {
    status,
    ...(waitMs === undefined ? {} : { waitMs }),
    ...(call.jobId === undefined ? {} : { jobId: call.jobId }),
  });
}

function chooseCode(status: number, body: string, call: RefusedCall): ErrorCode {
  if (status >= 300 && status < 400) return "REDIRECTED";
  if (call.bytes !== undefined && (status === 403 || (status === 400 && isExpiredStorageUrl(body)))) {
    return "SIGNED_URL_REFUSED";
  }
  if (call.bytes === "upload" && status === 404) return "UPLOAD_NOT_FOUND";
  // A session that the storage has forgotten: the upload can only be started over.
  if (call.bytes === "session" && (status === 404 || status === 410)) return "UPLOAD_NOT_FOUND";
  if (status === 403 && readReason(body) === "client-not-enrolled") return "NOT_ENROLLED";
  return byStatus[status] ?? (status >= 500 ? "SERVER_ERROR" : "BAD_REQUEST");
}

/** Google Cloud Storage's XML for a signed URL whose time is over. */
function isExpiredStorageUrl(body: string): boolean {
  return body.includes("<Code>ExpiredToken</Code>");
}

function readReason(body: string): string | undefined {
  try {
    return problemSchema.parse(JSON.parse(body)).reason;
  } catch {
    return undefined;
  }
}
