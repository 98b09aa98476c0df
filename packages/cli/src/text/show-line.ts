/** What is not seen, or changes how the rest is seen: file names and X's words may hold escape sequences. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** One line of text that is safe on a terminal: what is not seen is shown by its number. */
export function showLine(text: string): string {
  return text.replace(unprintable, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}
