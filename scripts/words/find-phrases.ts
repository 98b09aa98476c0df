import type { Phrase } from "./phrases.ts";
import { keepMarkdownProse, keepProse } from "./prose.ts";

/** A phrase in a text. */
export interface Finding {
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
  /** The line in which the phrase starts, and as much of the next as belongs to it. */
  readonly text: string;
  readonly found: string;
  readonly instead: string;
}

/** Finds the phrases in one text: in the comments and strings of a source file, in all of any other. */
export function findPhrases(path: string, text: string, phrases: readonly Phrase[]): Finding[] {
  const prose = toProse(path, text);
  const lines = text.split("\n");
  return phrases
    .flatMap(({ pattern, instead }) =>
      [...prose.matchAll(new RegExp(pattern.replaceAll(" ", "\\s+"), "gi"))].map(({ 0: found, index }) => {
        const first = countBreaks(text.slice(0, index));
        const last = first + countBreaks(found);
        const excerpt = lines.slice(first, last + 1).join(" ");
        return { path, line: first + 1, text: excerpt, found: found.replace(/\s+/g, " "), instead };
      }),
    )
    .sort((left, right) => left.line - right.line);
}

function toProse(path: string, text: string): string {
  if (/\.(?:ts|mjs)$/.test(path)) return keepProse(text);
  return path.endsWith(".md") ? keepMarkdownProse(text) : text;
}

function countBreaks(text: string): number {
  return text.split("\n").length - 1;
}
