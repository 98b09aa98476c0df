/** What stands in for a character that is not prose. No phrase matches it. */
const code = "\0";

const imports = /^(?:import|export)\s[^;"'`]*?\bfrom\s*"[^"]*"|^import\s*"[^"]*"|\bimport\(\s*"[^"]*"/gm;
// What a `/` begins after one of these is a regular expression; after anything else it divides.
const beforePattern = /(?:^|[(,=:[!&|?{};+\n]|=>|\breturn)\s*$/;
const pattern = /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/y;

function blank(text: string): string {
  return text.replace(/\S/g, code);
}

/**
 * Blanks out everything in a source file but its comments and strings, character for character, so that a place in
 * the one is the same place in the other. The marks at the start of a comment's lines become spaces: a phrase may run
 * over the end of a line.
 */
export function keepProse(source: string): string {
  const text = source.replace(imports, blank);
  let prose = "";
  let at = 0;
  /** Depth of braces in each `${…}` that is open. */
  const open: number[] = [];
  const take = (length: number, keep: (text: string) => string): void => {
    prose += keep(text.slice(at, at + length));
    at += length;
  };
  const upTo = (end: string, from = at): number => {
    const found = text.indexOf(end, from);
    return (found < 0 ? text.length : found) - at;
  };
  while (at < text.length) {
    const character = text[at] as string;
    if (text.startsWith("//", at)) take(upTo("\n"), (comment) => comment.replace("//", "  "));
    else if (text.startsWith("/*", at))
      take(upTo("*/", at + 2), (comment) => comment.replace(/^(\s*)\/?\*+/gm, toSpaces));
    else if (character === '"' || character === "'") take(quotedLength(text, at), toText);
    else if (character === "`" || (character === "}" && open.at(-1) === 0)) {
      if (character === "}") open.pop();
      const length = templateLength(text, at);
      if (text.startsWith("${", at + length - 2)) open.push(0);
      take(length, toText);
    } else if (character === "/" && beforePattern.test(text.slice(Math.max(0, at - 20), at))) {
      pattern.lastIndex = at;
      take(pattern.exec(text)?.[0].length ?? 1, blank);
    } else {
      if (open.length > 0 && character === "{") open[open.length - 1] = (open.at(-1) as number) + 1;
      if (open.length > 0 && character === "}") open[open.length - 1] = (open.at(-1) as number) - 1;
      take(1, blank);
    }
  }
  return prose;
}

function toSpaces(text: string): string {
  return " ".repeat(text.length);
}

/** The quotes, and what opens and closes `${…}`, are no prose; a line break that is written `\n` ends a word. */
function toText(literal: string): string {
  return literal.replace(/^["'`}]|["'`]$|\$\{$|\\[nrt]/g, blank);
}

function quotedLength(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text[at] !== text[from] && text[at] !== "\n") at += text[at] === "\\" ? 2 : 1;
  return at + 1 - from;
}

/** Up to the end of the template, or of its next `${`. */
function templateLength(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text[at] !== "`") {
    if (text.startsWith("${", at)) return at + 2 - from;
    at += text[at] === "\\" ? 2 : 1;
  }
  return at + 1 - from;
}

/** Blanks out where the links of a Markdown document lead. */
export function keepMarkdownProse(source: string): string {
  return source.replace(/(?<=\]\()[^)\s]*|^\[[^\]]*\]:.*$|https?:\/\/[^\s)>]*/gm, blank);
}
