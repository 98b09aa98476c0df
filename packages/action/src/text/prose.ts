import { codeSpan, neutraliseLine } from "@x-batch-compliance/core/text";

/** Words that Markdown, and what GitHub adds to it, takes as nothing but words. */
const harmless = /^(?!.*(?::\/\/|www\.))[\p{L}\p{N}.,:;()%'"‘’“”/×–−…?=+ -]*$/iu;
const span = /(`+)(?!`)(.*?[^`])\1(?!`)/g;

/**
 * A sentence of ours as Markdown, which may hold words of others. What stands in backticks stays code, and each word that
 * could be markup, a mention or a link becomes code.
 */
export function proseLine(text: string): string {
  const line = neutraliseLine(text).trim();
  const pieces: string[] = [];
  let at = 0;
  for (const match of line.matchAll(span)) {
    pieces.push(...writeWords(line.slice(at, match.index)), codeSpan(match[2] as string));
    at = match.index + match[0].length;
  }
  pieces.push(...writeWords(line.slice(at)));
  // Two spans side by side would be read as one.
  return pieces.reduce(
    (all, piece) => `${all}${all.endsWith("`") && piece.startsWith("`") ? " " : ""}${piece}`,
    "",
  );
}

function writeWords(text: string): readonly string[] {
  return text
    .split(/( +)/)
    .filter((word) => word !== "")
    .flatMap((word) => (harmless.test(word) ? [word] : writeCode(word)));
}

/** Brackets and stops around it are the sentence's. */
function writeCode(word: string): readonly string[] {
  const [, before = "", code = "", behind = ""] = /^(\(*)(.*?)([.,:;)]*)$/u.exec(word) ?? [];
  return [before, codeSpan(code), behind].filter((piece) => piece !== "");
}
