import { quoteForeign } from "../text/quote-foreign.ts";

/** GitHub's documentation, and nothing behind a question mark. */
const documentation = /^https:\/\/(?:docs|help|developer|support)\.github\.com\/[\w./@#~-]*$/;

/**
 * GitHub's own words as a sentence, with its link; undefined where it said nothing. They are shown as code, so that
 * nothing in them is a command or markup, and without secrets.
 */
export function quoteGitHub(
  texts: readonly string[],
  {
    documentationUrl = "",
    secrets,
  }: { readonly documentationUrl?: string | undefined; readonly secrets: readonly string[] },
): string | undefined {
  const [first = "", ...others] = texts;
  // "Validation Failed" says nothing that its details don't.
  const told = others.length > 0 && /^Validation Failed\b/.test(first) ? others : texts;
  const quoted = quoteForeign(told.join("; "), { secrets });
  if (quoted === undefined) return undefined;
  return documentation.test(documentationUrl)
    ? `GitHub says: ${quoted} (${documentationUrl}).`
    : `GitHub says: ${quoted}.`;
}
