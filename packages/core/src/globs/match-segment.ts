import type { Segment, Token } from "./parse-segment.ts";

/** Counts what is compared, so that a search can be stopped that does too much of it. */
export interface Steps {
  count: number;
}

/** Whether a name fits a part of a glob other than `**`. Stars find nothing that is hidden. */
export function matchesSegment(name: string, segment: Exclude<Segment, "**">, steps: Steps): boolean {
  steps.count++;
  if ("name" in segment) return segment.name === name;
  if (!name.startsWith(segment.prefix) || (name.startsWith(".") && !segment.findsHidden)) return false;
  return matchesTokens([...name], segment.tokens, steps);
}

/**
 * Two pointers and one place to go back to: where the last star has taken too little, it takes one character more. An
 * earlier star never has to, so that the work is at most the square of the name's length, whatever the glob is.
 */
function matchesTokens(name: readonly string[], tokens: readonly Token[], steps: Steps): boolean {
  let at = 0;
  let token = 0;
  let star: { readonly token: number; at: number } | undefined;
  while (at < name.length) {
    steps.count++;
    const wanted = tokens[token];
    if (wanted === "any") {
      token++;
      star = { token, at };
    } else if (wanted?.(name[at] as string)) {
      token++;
      at++;
    } else if (star === undefined) return false;
    else {
      star.at++;
      ({ token, at } = star);
    }
  }
  while (tokens[token] === "any") token++;
  return token === tokens.length;
}
