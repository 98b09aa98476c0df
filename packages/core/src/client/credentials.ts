import { isApiUrl } from "../api/url-policy.ts";
import { ComplianceError } from "../errors.ts";
import { formatCount } from "../text/format.ts";

/** Returns the token, or throws TOKEN_MALFORMED: a bad header value would print it in somebody else's error. */
export function readBearerToken(token: string): string {
  // Sent to X, it would have to be revoked.
  if (/^\s*(?:gh[oprsu]_|github_pat_)/.test(token)) {
    throw new ComplianceError(
      "TOKEN_MALFORMED",
      "The bearer token is a GitHub token, not an X token. It was not sent.",
    );
  }
  const flaw = findFlaw(token);
  if (flaw === undefined) return token;
  throw new ComplianceError("TOKEN_MALFORMED", flaw);
}

/** Far from X's own lengths, which are not documented. */
const fewestCharacters = 8;
const mostCharacters = 4_096;

function findFlaw(token: string): string | undefined {
  if (token.trim() === "") return "The bearer token is empty.";
  if (!/^[A-Za-z0-9._~+/%-]+=*$/.test(token))
    return "The bearer token contains characters that cannot be part of a token.";
  if (token.length < fewestCharacters)
    return `The bearer token is too short: a token has ${fewestCharacters} characters or more.`;
  if (token.length > mostCharacters)
    return `The bearer token is too long: a token has at most ${formatCount(mostCharacters)} characters.`;
  return undefined;
}

export function readApiUrl(text: string): URL {
  const url = URL.parse(text);
  if (url !== null && isApiUrl(url)) return url;
  throw new ComplianceError(
    "OPTION_INVALID",
    "The API URL must be an https origin without a path, for example https://api.x.com, or an http loopback address.",
  );
}
