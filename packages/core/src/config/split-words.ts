/** Words apart by newlines or commas, once each. */
export function splitList(text: string): readonly string[] {
  return distinctWords(text.split(/[\n,]/));
}

/** Globs apart by newlines or commas, once each; a comma within braces belongs to its glob. */
export function splitGlobs(text: string): readonly string[] {
  const globs: string[] = [];
  // From the end, as it takes the next brace to know what a comma is.
  let end = text.length;
  let isWithinBraces = false;
  for (let at = text.length - 1; at >= -1; at--) {
    const character = at < 0 ? "\n" : text[at];
    if (character === "}") isWithinBraces = true;
    if (character === "{" || character === "\n") isWithinBraces = false;
    if (character !== "\n" && (character !== "," || isWithinBraces)) continue;
    globs.push(text.slice(at + 1, end));
    end = at;
  }
  return distinctWords(globs.reverse());
}

function distinctWords(words: readonly string[]): readonly string[] {
  const trimmed = words.map((word) => word.trim());
  return [...new Set(trimmed.filter((word) => word !== ""))];
}
