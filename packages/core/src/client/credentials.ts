import { isApiUrl } from "../api/url-policy.ts";
import { ComplianceError } from "../errors.ts";

/** Returns the token, or throws TOKEN_MALFORMED: a bad header value would print it in somebody else's error. */
export function readBearerToken(token: string): string {
  // Sent to X, it would have to be revoked.
  if (/^\s*(?:gh[oprsu]_|github_pat_)/.test(token)) {
    throw new ComplianceError(
      "TOKEN_MALFORMED",
      "The bearer token is a GitHub token, not an X token. It was not sent.",
    );
  }
  if (/^[A-Za-z0-9._~+/%-]{8,4096}=*$/.test(token)) return token;
  const what =
    token.trim() === ""
      ? "The bearer token is empty."
      : "The bearer token contains characters that cannot be part of a token.";
  throw new ComplianceError("TOKEN_MALFORMED", what);
}

export function readApiUrl(text: string): URL {
  const url = URL.parse(text);
  if (url !== null && isApiUrl(url)) return url;
  throw new ComplianceError(
    "OPTION_INVALID",
    "The API URL must be an https origin without a path, for example https://api.x.com, or an http loopback address.",
  );
}
