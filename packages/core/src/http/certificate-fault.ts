const unknownAuthority = "was signed by an authority that this machine does not trust";
const otherHost = "was issued for another host";

/** What Node's codes mean, said of a certificate. Source: Node's "X509 certificate error codes". */
const faults: Readonly<Record<string, string>> = {
  SELF_SIGNED_CERT_IN_CHAIN: unknownAuthority,
  UNABLE_TO_GET_ISSUER_CERT: unknownAuthority,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unknownAuthority,
  CERT_UNTRUSTED: unknownAuthority,
  INVALID_CA: unknownAuthority,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    "was signed by an authority that this machine does not trust, or came without its intermediate certificate",
  DEPTH_ZERO_SELF_SIGNED_CERT: "is self-signed",
  CERT_HAS_EXPIRED: "has expired",
  CERT_NOT_YET_VALID: "is not valid yet",
  CERT_REVOKED: "was revoked",
  ERR_TLS_CERT_ALTNAME_INVALID: otherHost,
  HOSTNAME_MISMATCH: otherHost,
  ERR_TLS_CERT_ALTNAME_FORMAT: "lists its hosts in an invalid form",
  CERT_SIGNATURE_FAILURE: "has an invalid signature",
  CERT_CHAIN_TOO_LONG: "has too long a chain of authorities",
  PATH_LENGTH_EXCEEDED: "has too long a chain of authorities",
  INVALID_PURPOSE: "was not issued for servers",
  CERT_REJECTED: "is not accepted on this machine",
};

/**
 * What is wrong with a certificate, by Node's code, as the end of a sentence; undefined for a code that is not about one.
 * @example
 * ```ts
 * describeCertificateFault("CERT_HAS_EXPIRED"); // "has expired"
 * ```
 */
export function describeCertificateFault(code: string): string | undefined {
  return Object.hasOwn(faults, code) ? faults[code] : undefined;
}
