const mostWords = 12;
/** Fewer letters than a sentinel has, and than any token. */
const word = "[A-Za-z]{1,19}";
/** Words with what stands around them in a sentence; nothing that means something to a log or a page. */
const plain = new RegExp(`^["'(\`]*(${word}(?:[-_/']${word})*)["')\`.,:;!?…]*$`);
/** So long a run of a secret would reveal something of it. */
const runChars = 4;

/**
 * X's own words as far as they may be shown: plain words without a digit, and none at all if any run of them could be part
 * of a secret, however it is cased, encoded or broken up.
 */
export function showWords(text: string, secrets: readonly string[]): string | undefined {
  const squeezed = secrets.flatMap((secret) => [secret, decode(secret)]).map(squeeze);
  const words = text
    .split(/\s+/)
    .map((chunk) => plain.exec(chunk)?.[1] ?? "")
    .flatMap((chunk) => chunk.split(/[-_/]/))
    .filter((part) => part !== "");
  const shown = words.slice(0, mostWords).join(" ");
  if ([text, decode(text), shown].some((some) => sharesRun(squeeze(some), squeezed))) return undefined;
  return shown || undefined;
}

function sharesRun(text: string, secrets: readonly string[]): boolean {
  for (let at = 0; at + runChars <= text.length; at++) {
    const run = text.slice(at, at + runChars);
    if (secrets.some((secret) => secret.includes(run))) return true;
  }
  return false;
}

function squeeze(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, "");
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
