/** More of a glob does not help in a sentence. */
const shownCharacters = 200;

/** A glob as a fault shows it. */
export function quotePattern(pattern: string): string {
  const characters = [...pattern.slice(0, 2 * shownCharacters)];
  return characters.length > shownCharacters
    ? `\`${characters.slice(0, shownCharacters).join("")}…\``
    : `\`${pattern}\``;
}
