import { ComplianceError } from "../errors.ts";

/** A proxy that does not let a request through. @param host Of the proxy, without user and password. */
export function toProxyError(status: number, host: string): ComplianceError {
  if (status === 407) {
    return new ComplianceError(
      "PROXY_AUTHENTICATION",
      `The proxy ${host} did not accept the user name and password that were sent, or none were (HTTP 407).`,
    );
  }
  return new ComplianceError(
    "NETWORK",
    `The proxy ${host} did not open a connection to the server (HTTP ${status}).`,
  );
}
