import { ComplianceError } from "../errors.ts";
import type { SignedUrl } from "../http/signed-url.ts";
import { type Connection, plainHeaders } from "./connection.ts";
import type { Job } from "./job.ts";
import { checkUrl, type UrlTrust } from "./url-policy.ts";

export interface ByteTarget {
  readonly url: SignedUrl;
  readonly trust: UrlTrust;
  readonly headers: Readonly<Record<string, string>>;
}

/** The address that X named, if the URL policy lets it pass. Throws API_ERROR if there is none, URL_REFUSED. */
export function chooseTarget(
  { apiUrl, bearerToken, onSecret }: Connection,
  job: Job,
  use: "upload" | "download",
): ByteTarget {
  const url = use === "upload" ? job.uploadUrl : job.downloadUrl;
  if (url === undefined) {
    throw new ComplianceError("API_ERROR", `X returned no URL for the ${use}.`, { jobId: job.id });
  }
  const trust = checkUrl(url, { apiUrl, jobId: job.id, use });
  // Here the job is ours for certain; in a list it may be anybody's.
  for (const secret of url.secrets()) onSecret?.(secret);
  const headers =
    trust === "bearer" ? { ...plainHeaders, authorization: `Bearer ${bearerToken}` } : plainHeaders;
  return { url, trust, headers };
}
