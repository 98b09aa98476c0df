import { ComplianceError } from "../errors.ts";
import { isLoopback } from "../http/is-loopback.ts";
import type { SignedUrl } from "../http/signed-url.ts";

export interface UrlPurpose {
  readonly apiUrl: URL;
  readonly jobId: string;
  readonly use: "upload" | "download";
}

/** Whether the bearer token goes along: X's API wants it, its storage must not see it. */
export type UrlTrust = "bearer" | "no-bearer";

/** X's API under both of its names. */
const apiOrigins: ReadonlySet<string> = new Set(["https://api.x.com", "https://api.twitter.com"]);
const storageOrigin = "https://storage.googleapis.com";

/**
 * Decides by its origin and path what a URL that X returned may get, or throws URL_REFUSED.
 * On the API's own origin: `/2/compliance/jobs/{id}/{upload|download}`, with the bearer (Gen-2).
 * On Google Cloud Storage: `/{bucket}/{id}/{submission|delivery}/…`, without (Gen-1).
 * A loopback API (the sandbox) may also name loopback storage. Nothing else, ever.
 */
export function checkUrl(signed: SignedUrl, purpose: UrlPurpose): UrlTrust {
  const trust = findTrust(signed, purpose);
  if (trust !== undefined) return trust;
  const { jobId, use } = purpose;
  throw new ComplianceError("URL_REFUSED", `X returned an unexpected URL for the ${use}.`, { jobId });
}

export function findTrust(signed: SignedUrl, { apiUrl, jobId, use }: UrlPurpose): UrlTrust | undefined {
  const url = signed.reveal();
  if (url.username !== "" || url.password !== "" || url.href.includes("#")) return undefined;
  if (isApi(url, apiUrl) && url.pathname === `/2/compliance/jobs/${jobId}/${use}`) return "bearer";
  return isStorage(url, apiUrl) && isObjectPath(url.pathname, { jobId, use }) ? "no-bearer" : undefined;
}

/**
 * Whether a download may be led on to this address: to the storage's own origin, and to nothing else. No bearer goes there,
 * and nothing is sent, so its path may be any.
 */
export function mayLeadTo(signed: SignedUrl, apiUrl: URL): boolean {
  const url = signed.reveal();
  if (url.username !== "" || url.password !== "" || isApi(url, apiUrl)) return false;
  return isStorage(url, apiUrl);
}

/** Whether an API base may be used: https, or a loopback address; an origin and nothing more. */
export function isApiUrl(url: URL): boolean {
  // Of parts that are there and empty, for example a lone `?`, the properties of a URL say nothing.
  const isBare = url.href === `${url.origin}/`;
  return isBare && (url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url)));
}

function isApi(url: URL, apiUrl: URL): boolean {
  return url.origin === apiUrl.origin || (apiOrigins.has(url.origin) && apiOrigins.has(apiUrl.origin));
}

function isStorage(url: URL, apiUrl: URL): boolean {
  if (isLoopback(apiUrl)) return isLoopback(url) && (url.protocol === "http:" || url.protocol === "https:");
  return url.origin === storageOrigin;
}

function isObjectPath(
  pathname: string,
  { jobId, use }: { readonly jobId: string; readonly use: string },
): boolean {
  const found = /^\/[a-z0-9._-]+\/([^/]+)\/([^/]+)\/[^/]/.exec(pathname);
  return found?.[1] === jobId && found[2] === (use === "upload" ? "submission" : "delivery");
}
