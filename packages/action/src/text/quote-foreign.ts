import { codeSpan } from "@x-batch-compliance/core/text";

export interface QuoteOptions {
  /** Values that must not be shown, wherever they stand. */
  readonly secrets?: readonly string[];
  readonly mostCharacters?: number;
}

/** Enough for every refusal that GitHub documents. */
const usualCharacters = 400;

/** What tokens look like, and addresses with a password. Whoever answers may not be who was asked. */
const credentials: readonly (readonly [RegExp, string])[] = [
  [/\b(?:gh[a-z]|github_pat)_\w+/g, "***"],
  [/\b(basic|bearer|token)\s+[\w+/=.~-]{16,}/gi, "$1 ***"],
  [/(\/\/)[^\s/@]+@/g, "$1***@"],
  // What is signed for one request stands behind the question mark.
  [/(https?:\/\/[^\s?#]+)\?[^\s)]*/g, "$1"],
];

/**
 * Somebody else's words in ours: one line of code, in which nothing is a command, markup or a link, without secrets,
 * and cut where it goes on for too long. Undefined where nothing is left to show.
 */
export function quoteForeign(
  text: string,
  { secrets = [], mostCharacters = usualCharacters }: QuoteOptions = {},
): string | undefined {
  const hidden = secrets.filter((secret) => secret !== "");
  const clean = hidden.reduce((rest, secret) => rest.replaceAll(secret, "***"), text);
  const plain = credentials.reduce((rest, [pattern, by]) => rest.replace(pattern, by), clean);
  const line = plain.replace(/\s+/g, " ").replaceAll("`", "'").trim();
  if (line === "") return undefined;
  const characters = [...line];
  const cut = characters.length > mostCharacters;
  return codeSpan(cut ? `${characters.slice(0, mostCharacters).join("").trimEnd()} …` : line);
}
