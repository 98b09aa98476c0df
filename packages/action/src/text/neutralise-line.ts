/** Line breaks of any kind, other control characters, and the invisible ones that reorder text. */
const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/**
 * Makes one line of text safe to print in a workflow's log: it stays one line and is no workflow command.
 * The runner takes `::name::` at the start of a line (after white space) and `##[name]` anywhere in it as commands.
 */
export function neutraliseLine(text: string): string {
  return text
    .replace(unprintable, showCodePoint)
    .replace(/^(\s*:):/u, "$1 :")
    .replaceAll("##[", "# #[");
}

function showCodePoint(character: string): string {
  return `\\u{${character.codePointAt(0)?.toString(16)}}`;
}
