import { downloadWindowMs, type Job, uploadWindowMs } from "../job.ts";
import type { LinkRequest, Purpose, SignLink } from "../link.ts";
import { credentialScope } from "./canonical-request.ts";
import { formatGoogDate } from "./goog-date.ts";
import { computeSignature } from "./signature.ts";

/** The number of the App, which every object's name starts with. */
const appNumber = "1203948576120394857";
const account = "compliance-signer@sandbox-storage.iam.gserviceaccount.com";

/** Where the storage is, and with what it signs. */
export interface StorageLinkOptions {
  readonly storageOrigin: string;
  readonly key: string;
  /** How long a download URL lives, within the window. */
  readonly downloadUrlMs: number;
}

/** Signs URLs on the storage host, one method and one object each. */
export function createStorageLinks(options: StorageLinkOptions): SignLink {
  return (request) => {
    const { job, purpose } = request;
    const url = new URL(namePath(job, purpose), options.storageOrigin);
    const { method, headers } = planRequest(request, url.host);
    const { signedAtMs, lifetimeMs } = planLifetime(request, options.downloadUrlMs);
    const timestamp = formatGoogDate(signedAtMs);
    url.search = new URLSearchParams({
      "X-Goog-Algorithm": "GOOG4-RSA-SHA256",
      "X-Goog-Credential": `${account}/${timestamp.slice(0, 8)}/${credentialScope}`,
      "X-Goog-Date": timestamp,
      "X-Goog-Expires": String(Math.floor(lifetimeMs / 1000)),
      "X-Goog-SignedHeaders": Object.keys(headers).sort().join(";"),
    }).toString();
    return `${url.href}&X-Goog-Signature=${computeSignature({ method, url, headers }, options.key)}`;
  };
}

function namePath({ id, type }: Job, purpose: Purpose): string {
  const bucket = type === "tweets" ? "twttr-tweet-compliance" : "twttr-user-compliance";
  const folder = purpose === "upload" ? "submission" : "delivery";
  return `/${bucket}/${id}/${folder}/${appNumber}_${id}`;
}

interface PlannedRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
}

function planRequest({ job, purpose }: LinkRequest, host: string): PlannedRequest {
  if (purpose === "download") return { method: "GET", headers: { host } };
  const headers = { "content-type": "text/plain", host };
  return job.resumable
    ? { method: "POST", headers: { ...headers, "x-goog-resumable": "start" } }
    : { method: "PUT", headers };
}

interface Lifetime {
  readonly signedAtMs: number;
  readonly lifetimeMs: number;
}

function planLifetime({ job, purpose, nowMs }: LinkRequest, downloadUrlMs: number): Lifetime {
  const { createdAtMs } = job;
  if (purpose === "upload") return { signedAtMs: createdAtMs, lifetimeMs: uploadWindowMs };
  const leftMs = Math.max(0, createdAtMs + downloadWindowMs - nowMs);
  return { signedAtMs: nowMs, lifetimeMs: Math.min(downloadUrlMs, leftMs) };
}
