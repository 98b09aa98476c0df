import { ComplianceError } from "../errors.ts";

/** For a proxy that is not there, or does not speak as one. */
export const proxyHint =
  "The proxy is the one that `HTTPS_PROXY` or `HTTP_PROXY` names: check its address there (`http://` or `https://`, host and port) and that it runs. If this machine reaches X without it, unset the variable or add api.x.com and storage.googleapis.com to `NO_PROXY`.";

const refusedHint =
  "Ask who runs the proxy that `HTTPS_PROXY` or `HTTP_PROXY` names to allow connections to api.x.com and storage.googleapis.com. If this machine reaches them without it, add them to `NO_PROXY`.";

const failedHint =
  "The proxy that `HTTPS_PROXY` or `HTTP_PROXY` names could not reach the server itself. It is often over soon: run again later. If it is not, ask who runs the proxy.";

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
    { hint: status >= 500 ? failedHint : refusedHint },
  );
}
