import { hash, timingSafeEqual } from "node:crypto";
import { downloadWindowMs, uploadWindowMs } from "./job.ts";
import type { LinkRequest, Purpose, SignLink } from "./link.ts";

/** What a byte-path token says: one job, one purpose, until then. */
export interface ByteTokenClaims {
  readonly jobId: string;
  readonly purpose: Purpose;
  readonly issuedAtMs: number;
  readonly expiresAtMs: number;
}

/** Writes a token that only the same key verifies. */
export function writeByteToken(claims: ByteTokenClaims, key: string): string {
  const payload = Buffer.from(JSON.stringify(claims)).toString("base64url");
  return `${payload}.${sign(payload, key)}`;
}

/** What a token says, or nothing if it is not one of ours. */
export function readByteToken(token: string, key: string): ByteTokenClaims | undefined {
  const [payload = "", signature = ""] = token.split(".");
  const expected = Buffer.from(sign(payload, key));
  const given = Buffer.from(signature);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return undefined;
  return JSON.parse(Buffer.from(payload, "base64url").toString()) as ByteTokenClaims;
}

/** Signs URLs on the API's own host. A download URL lives for `downloadUrlMs`, and never past the window. */
export function createTokenLinks(key: string, downloadUrlMs: number): SignLink {
  return (request) => {
    const { job, purpose, apiOrigin } = request;
    const token = writeByteToken(claim(request, downloadUrlMs), key);
    return `${apiOrigin}/2/compliance/jobs/${job.id}/${purpose}?token=${token}`;
  };
}

function claim({ job, purpose, nowMs }: LinkRequest, downloadUrlMs: number): ByteTokenClaims {
  const { id: jobId, createdAtMs } = job;
  if (purpose === "upload") {
    // X: not refreshable. So the URL is the same in every answer.
    return { jobId, purpose, issuedAtMs: createdAtMs, expiresAtMs: createdAtMs + uploadWindowMs };
  }
  const expiresAtMs = Math.min(nowMs + downloadUrlMs, createdAtMs + downloadWindowMs);
  return { jobId, purpose, issuedAtMs: nowMs, expiresAtMs };
}

/** No HMAC, which takes four times as long: the sandbox has nothing to keep from anybody. */
function sign(payload: string, key: string): string {
  return hash("sha256", `${key}\n${payload}`, "base64url");
}
