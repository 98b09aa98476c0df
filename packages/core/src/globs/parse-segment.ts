import { type CharacterTest, parseClass } from "./parse-class.ts";

/** A part of a name: any characters, or one that fits. */
export type Token = "any" | CharacterTest;

/** What one name of a path must be: any number of folders, this very name, or one that fits. */
export type Segment =
  | "**"
  | { readonly name: string }
  | {
      readonly tokens: readonly Token[];
      readonly findsHidden: boolean;
      /** How every name begins that fits: most others are told by it at once. */
      readonly prefix: string;
    };

/**
 * Where upper and lower case are the same: `patterns`: wherever something else than a plain name is written, as plain
 * names are for the file system to find.
 */
export type CaseRule = "nowhere" | "patterns" | "everywhere";

/** Reads a glob between two slashes. */
export function parseSegment(text: string, ignoresCase: CaseRule): Segment {
  if (text === "**") return text;
  const glob = [...text];
  const tokens: Token[] = [];
  let prefix = "";
  let isPlain = true;
  for (let at = 0; at < glob.length; ) {
    const character = glob[at] as string;
    const parsed = character === "[" ? parseClass(glob, at) : undefined;
    at = parsed?.end ?? at + 1;
    const literal = parsed === undefined && !"*?".includes(character) ? character : parsed?.only;
    isPlain &&= literal !== undefined;
    if (isPlain) prefix += literal;
    if (character === "*" && parsed === undefined) {
      if (tokens.at(-1) !== "any") tokens.push("any");
    } else if (literal !== undefined) tokens.push(fold((other) => other === literal, ignoresCase));
    else tokens.push(parsed === undefined ? () => true : fold(parsed.test, ignoresCase));
  }
  if (isPlain && ignoresCase !== "everywhere") return { name: prefix };
  const findsHidden = prefix.startsWith(".");
  return { tokens, findsHidden, prefix: ignoresCase === "nowhere" ? prefix : "" };
}

function fold(test: CharacterTest, ignoresCase: CaseRule): CharacterTest {
  if (ignoresCase === "nowhere") return test;
  return (character) => test(character) || test(character.toLowerCase()) || test(character.toUpperCase());
}
