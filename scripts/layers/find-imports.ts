/** One import of a file: static, of types only, re-export or dynamic. */
export interface FoundImport {
  /** What is imported, as written; `undefined` where it is not a plain string. */
  readonly specifier: string | undefined;
  /** Counted from 1. */
  readonly line: number;
  /** A statement, or awaited: neither `require` nor a type in place, `import("a").A`. */
  readonly isPlain: boolean;
}

// Biome puts every statement on a line of its own and writes double quotes, which is what makes this enough.
const patterns = [
  /^(?:import|export)\s[^;"'`]*?\bfrom\s*"([^"]*)"/gm,
  /^import\s*"([^"]*)"/gm,
  /(?<=\bawait\s+)import\s*\(\s*(?:"([^"]*)")?/g,
];
const others = /(?<!\bawait\s+)\b(?:import|require|importActual)\s*\(\s*(?:"([^"]*)")?/g;

/** Blanks out whole-line comments, line by line, so that line numbers stay. */
export function blankComments(text: string): string {
  return text.replace(/^[^\S\n]*(?:\/\/|\/\*|\*).*$/gm, "");
}

/** Finds the line of an offset, counted from 1. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

/** Finds the imports of a source file, in the order of their lines. */
export function findImports(source: string): FoundImport[] {
  const text = blankComments(source);
  return [...patterns, others]
    .flatMap((pattern) =>
      [...text.matchAll(pattern)].map((match) => ({
        specifier: match[1],
        line: lineAt(text, match.index + match[0].length),
        isPlain: pattern !== others,
      })),
    )
    .sort((left, right) => left.line - right.line);
}
