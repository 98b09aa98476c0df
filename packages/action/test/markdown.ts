/** A text as GitHub's Markdown takes it apart. */
export interface MarkdownParts {
  /** What may be markup, with `<code>` in the place of every span and block of code. */
  readonly markup: string;
  /** What stands in code, where nothing is markup: in order, as it is shown. */
  readonly code: readonly string[];
}

/** GitHub's reader takes no longer run of backticks for the fence of a span. Source: cmark-gfm, `MAXBACKTICKS`. */
const longestFence = 80;

/** Takes code out of Markdown by the rules of CommonMark, and of GitHub's tables. */
export function splitMarkdown(text: string): MarkdownParts {
  const markup: string[] = [];
  const code: string[] = [];
  const lines = text.split(/\r\n|\r|\n/);
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as string;
    const fence = /^ {0,3}(?<fence>`{3,}|~{3,})[^`]*$/.exec(line)?.groups?.fence;
    if (fence !== undefined) {
      const end = findFenceEnd(lines, at + 1, fence);
      code.push(lines.slice(at + 1, end).join("\n"));
      markup.push("<code>");
      at = end;
    } else if (line.startsWith("|")) {
      const cells = splitCells(line).map((cell) => takeSpans(cell, code));
      markup.push(cells.join("|"));
    } else {
      // A span goes on over the lines of its paragraph.
      const end = lines.findIndex((next, index) => index > at && /^ {0,3}(`{3}|~{3}|\||#|$)/.test(next));
      const last = line === "" || line.startsWith("#") ? at + 1 : end === -1 ? lines.length : end;
      markup.push(takeSpans(lines.slice(at, last).join("\n"), code));
      at = last - 1;
    }
  }
  return { markup: markup.join("\n"), code };
}

/** GitHub counts a fence to 255. */
function findFenceEnd(lines: readonly string[], from: number, fence: string): number {
  const least = Math.min(fence.length, 255);
  const closing = new RegExp(`^ {0,3}${fence[0]}{${least},} *$`);
  const end = lines.findIndex((line, index) => index >= from && closing.test(line));
  return end === -1 ? lines.length : end;
}

/** A row is cut at pipes without a backslash before them; the backslash goes, also in code. */
function splitCells(row: string): readonly string[] {
  return row.split(/(?<!\\)\|/).map((cell) => cell.replaceAll("\\|", "|").trim());
}

function takeSpans(text: string, code: string[]): string {
  let markup = "";
  let at = 0;
  while (at < text.length) {
    const [token = ""] = /^(?:\\[!-/:-@[-`{-~]|`+|[^\\`]+|\\)/.exec(text.slice(at)) ?? [];
    const end = token.startsWith("`") ? findSpanEnd(text, at + token.length, token.length) : -1;
    if (end === -1) {
      markup += token;
      at += token.length;
    } else {
      const content = text.slice(at + token.length, end).replaceAll("\n", " ");
      code.push(/^ .* $/s.test(content) && content.trim() !== "" ? content.slice(1, -1) : content);
      markup += "<code>";
      at = end + token.length;
    }
  }
  return markup;
}

/** A span ends with exactly as many backticks as it began with. */
function findSpanEnd(text: string, from: number, length: number): number {
  if (length > longestFence) return -1;
  const runs = [...text.slice(from).matchAll(/`+/g)];
  const run = runs.find(([backticks]) => backticks.length === length);
  return run === undefined ? -1 : from + run.index;
}
