import type { Exchange } from "../../http/server.ts";
import { writeCanonicalRequest, writeStringToSign } from "./canonical-request.ts";
import { parseGoogDate } from "./goog-date.ts";
import { computeSignature } from "./signature.ts";
import type { StorageError } from "./xml-error.ts";

/** What a signature is checked with. */
export interface SignatureCheck {
  readonly exchange: Exchange;
  readonly key: string;
  readonly nowMs: number;
}

/** Why a request is not the one that was signed, in the order in which the storage looks. */
export function checkSignature({ exchange, key, nowMs }: SignatureCheck): StorageError | undefined {
  const { headers, url, method } = exchange;
  const query = url.searchParams;
  const given = query.get("X-Goog-Signature");
  if (headers.authorization !== undefined) {
    const message = "A signed URL takes no Authorization header.";
    return { status: 400, code: "InvalidArgument", message };
  }
  if (given === null) {
    return { status: 403, code: "AccessDenied", message: "Access denied: the request is not signed." };
  }
  if (isExpired(query, nowMs)) {
    const elements = { Details: "The signature of the request is no longer valid." };
    return { status: 400, code: "ExpiredToken", message: "Invalid argument.", elements };
  }
  const signed = (query.get("X-Goog-SignedHeaders") ?? "").split(";");
  const wrong =
    signed.find((name) => headers[name] === undefined) ?? findUnsigned(Object.keys(headers), signed);
  if (wrong !== undefined) {
    const elements = {
      ParameterName: wrong,
      Details: "The header is not in both the request and the signature.",
    };
    return { status: 400, code: "MalformedSecurityHeader", message: "A header is malformed.", elements };
  }
  const parts = {
    method,
    url,
    headers: Object.fromEntries(signed.map((name) => [name, String(headers[name])])),
  };
  if (given === computeSignature(parts, key)) return undefined;
  const message = "Access denied: the computed signature is not the given one.";
  const elements = { StringToSign: writeStringToSign(parts), CanonicalRequest: writeCanonicalRequest(parts) };
  return { status: 403, code: "SignatureDoesNotMatch", message, elements };
}

function isExpired(query: URLSearchParams, nowMs: number): boolean {
  const signedAtMs = parseGoogDate(query.get("X-Goog-Date") ?? "");
  return nowMs >= signedAtMs + Number(query.get("X-Goog-Expires")) * 1000;
}

/** A V4 signature must cover every header of these, or the storage takes none of it. */
function findUnsigned(names: readonly string[], signed: readonly string[]): string | undefined {
  return names.find(
    (name) => (name.startsWith("x-goog-") || name === "content-md5") && !signed.includes(name),
  );
}
