/**
 * Line breaks of any kind, other control characters, halves of characters, and all that is not seen. The runner's
 * search for a command passes over most of the latter, so that `::` with one in it is still `::`.
 */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * Makes one line of text safe to print in a workflow's log: it stays one line and is not a workflow command.
 * The runner takes `::name::` at the start of a line (after white space) and `##[name]` anywhere in it as commands.
 */
export function neutraliseLine(text: string): string {
  return showUnprintable(text)
    .replace(/^(\s*:):/u, "$1 :")
    .replaceAll("##[", "# #[");
}

/** Text with all that is not seen, or that would change how the rest is seen, by its number. */
export function showUnprintable(text: string): string {
  return text.replace(unprintable, showCodePoint);
}

function showCodePoint(character: string): string {
  return `\\u{${character.codePointAt(0)?.toString(16)}}`;
}
