import { ComplianceError } from "../errors.ts";

/** For a proxy that is not there, or does not speak as one. */
export const proxyHint =
  "Check the proxy's address in `HTTPS_PROXY` or `HTTP_PROXY` (`http://` or `https://`, host and port), and that the proxy is running. If this machine reaches X without it, unset the variable or add api.x.com and storage.googleapis.com to `NO_PROXY`.";

const refusedHint =
  "Have the proxy in `HTTPS_PROXY` or `HTTP_PROXY` allow connections to api.x.com and storage.googleapis.com. If this machine reaches them without it, add them to `NO_PROXY`.";

const failedHint =
  "The proxy in `HTTPS_PROXY` or `HTTP_PROXY` could not reach the server. This is often temporary: run again later. If the error persists, ask the proxy's administrator.";

/** A proxy that does not let a request through. @param host Of the proxy, without user and password. */
export function toProxyError(status: number, host: string): ComplianceError {
  if (status === 407) {
    return new ComplianceError(
      "PROXY_AUTHENTICATION",
      `The proxy ${host} rejected the user name and password, or none were sent (HTTP 407).`,
    );
  }
  return new ComplianceError(
    "NETWORK",
    `The proxy ${host} did not open a connection to the server (HTTP ${status}).`,
    { hint: status >= 500 ? failedHint : refusedHint },
  );
}
