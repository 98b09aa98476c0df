import { ComplianceError, isComplianceError } from "../errors.ts";

/** Node's and undici's codes for a silence that lasted too long. */
const timeouts = new Set([
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_BODY_TIMEOUT",
  "UND_ERR_CONNECT_TIMEOUT",
  "ETIMEDOUT",
]);

const cut = new Set(["UND_ERR_RES_CONTENT_LENGTH_MISMATCH", "UND_ERR_RES_EXCEEDED_MAX_SIZE"]);

/**
 * What went wrong below HTTP, told by the structure of the error alone. The original is not kept: its text
 * may hold the URL.
 */
export function toComplianceError(error: unknown): ComplianceError {
  if (isComplianceError(error)) return error;
  const code = codeOf(error);
  if (timeouts.has(code)) {
    return new ComplianceError("IDLE_TIMEOUT", `The server was silent for too long (${code}).`);
  }
  if (cut.has(code) || code.startsWith("HPE_")) {
    return new ComplianceError("NETWORK", `The server broke off or broke the rules of HTTP (${code}).`);
  }
  return new ComplianceError("NETWORK", `The connection failed (${code}).`);
}

/** Causes may go round in a circle. */
const deepest = 10;

function codeOf(error: unknown, depth = 0): string {
  if (typeof error !== "object" || error === null || depth > deepest) return "unknown";
  const { code, cause, errors } = error as { code?: unknown; cause?: unknown; errors?: unknown };
  if (typeof code === "string" && /^[A-Z0-9_]{1,60}$/.test(code)) return code;
  if (Array.isArray(errors) && errors.length > 0) return codeOf(errors[0], depth + 1);
  return cause === undefined ? "unknown" : codeOf(cause, depth + 1);
}
