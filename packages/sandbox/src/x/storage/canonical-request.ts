import { hash } from "node:crypto";

/** The parts of a request that a V4 signature covers. */
export interface SignedParts {
  readonly method: string;
  readonly url: URL;
  /** Values of the headers that `X-Goog-SignedHeaders` names. */
  readonly headers: Readonly<Record<string, string>>;
}

/** The scope that all our signatures name. */
export const credentialScope = "auto/storage/goog4_request";

/** The one form of a request that is signed: sorted, and the same however the client encoded its query. */
export function writeCanonicalRequest({ method, url, headers }: SignedParts): string {
  const query = [...url.searchParams]
    .filter(([name]) => name !== "X-Goog-Signature")
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .sort();
  const names = Object.keys(headers).sort();
  const lines = names.map((name) => `${name}:${headers[name]}`);
  return [method, url.pathname, query.join("&"), ...lines, "", names.join(";"), "UNSIGNED-PAYLOAD"].join(
    "\n",
  );
}

/** The text whose signature the URL carries. */
export function writeStringToSign(parts: SignedParts): string {
  const timestamp = parts.url.searchParams.get("X-Goog-Date") ?? "";
  const digest = hash("sha256", writeCanonicalRequest(parts));
  return ["GOOG4-RSA-SHA256", timestamp, `${timestamp.slice(0, 8)}/${credentialScope}`, digest].join("\n");
}
