import { ComplianceError, isComplianceError } from "../errors.ts";
import { describeCertificateFault } from "./certificate-fault.ts";

/** Node's and undici's codes for a silence that lasted too long. */
const timeouts = new Set([
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_BODY_TIMEOUT",
  "UND_ERR_CONNECT_TIMEOUT",
  "ETIMEDOUT",
]);

/** Codes for a head or body that ended before, or exceeded, what was announced or is usual. */
const cut = new Set([
  "UND_ERR_RES_CONTENT_LENGTH_MISMATCH",
  "UND_ERR_RES_EXCEEDED_MAX_SIZE",
  "UND_ERR_HEADERS_OVERFLOW",
]);

/** Node's codes for a name that has no address, or no answer from who knows it. */
const nameless = new Set([
  "ENOTFOUND",
  "ENODATA",
  "ESERVFAIL",
  "EAI_AGAIN",
  "EAI_FAIL",
  "EAI_NODATA",
  "EAI_NONAME",
]);

/** What became of a connection, where the system's code says it. */
const breaks: Readonly<Record<string, string>> = {
  ECONNREFUSED: "was refused",
  ECONNRESET: "was reset",
  EHOSTUNREACH: "failed: there is no route to the host",
  ENETUNREACH: "failed: the network cannot be reached",
  ENETDOWN: "failed: the network is down",
};

/** Who is at the other end, as it stands in the middle of a sentence. */
export interface OtherSide {
  readonly name: string;
  /** Of the name, where DNS or a certificate is what failed: what to ask an administrator for. */
  readonly host?: string;
  /** What to do if it cannot be reached, where that is not what the code says. */
  readonly hint?: string;
}

/**
 * What went wrong below HTTP, told by the structure of the error alone. The original is not kept: its text
 * may hold the URL.
 */
export function toComplianceError(error: unknown, side: OtherSide = { name: "the server" }): ComplianceError {
  if (isComplianceError(error)) return error;
  const code = codeOf(error);
  const details = side.hint === undefined ? {} : { hint: side.hint };
  const fault = describeCertificateFault(code);
  if (fault !== undefined) {
    return new ComplianceError(
      "CERTIFICATE_REJECTED",
      `The TLS certificate of ${nameOf(side)} ${fault} (${code}).`,
    );
  }
  if (timeouts.has(code)) {
    const what = `${capitalise(side.name)} did not respond for too long (${code}).`;
    return new ComplianceError("IDLE_TIMEOUT", what, details);
  }
  return new ComplianceError("NETWORK", `${describeBreak(code, side)} (${code}).`, details);
}

function describeBreak(code: string, side: OtherSide): string {
  if (nameless.has(code)) return `DNS could not resolve the name of ${nameOf(side)}`;
  if (code.startsWith("ERR_SSL_") || code.startsWith("ERR_TLS_") || code === "EPROTO") {
    return `The TLS handshake with ${nameOf(side)} failed`;
  }
  if (cut.has(code) || code.startsWith("HPE_")) {
    return `${capitalise(side.name)} ended the connection early or violated HTTP`;
  }
  const { name, host } = side;
  const end = name === "the server" ? host : nameOf(side);
  return `The connection${end === undefined ? "" : ` to ${end}`} ${breaks[code] ?? "failed"}`;
}

function nameOf({ name, host }: OtherSide): string {
  return host === undefined ? name : `${name} ${host}`;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Causes may go round in a circle. */
const deepest = 10;

function codeOf(error: unknown, depth = 0): string {
  if (typeof error !== "object" || error === null || depth > deepest) return "unknown";
  const { code, name, cause, errors } = error as Readonly<Record<string, unknown>>;
  // undici gives no code to an answer that is not HTTP at all.
  if (code === undefined && name === "HTTPParserError") return "HPE_INVALID_CONSTANT";
  if (typeof code === "string" && /^[A-Z0-9_]{1,60}$/.test(code)) return code;
  if (Array.isArray(errors) && errors.length > 0) return codeOf(errors[0], depth + 1);
  return cause === undefined ? "unknown" : codeOf(cause, depth + 1);
}
