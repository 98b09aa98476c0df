/** Whether a character, as text of one code point, fits. */
export type CharacterTest = (character: string) => boolean;

export interface ParsedClass {
  readonly test: CharacterTest;
  /** Set if just one character fits: it is then as if it stood there itself. */
  readonly only: string | undefined;
  /** The index behind the closing bracket. */
  readonly end: number;
}

const namedClasses: Readonly<Record<string, RegExp>> = {
  "[:alnum:]": /[\p{L}\p{Nl}\p{Nd}]/u,
  "[:alpha:]": /[\p{L}\p{Nl}]/u,
  "[:ascii:]": /[\0-\x7f]/,
  "[:blank:]": /[\p{Zs}\t]/u,
  "[:cntrl:]": /\p{Cc}/u,
  "[:digit:]": /\p{Nd}/u,
  "[:graph:]": /[^\p{Z}\p{C}]/u,
  "[:lower:]": /\p{Ll}/u,
  "[:print:]": /\P{C}/u,
  "[:punct:]": /\p{P}/u,
  "[:space:]": /[\p{Z}\t\r\n\v\f]/u,
  "[:upper:]": /\p{Lu}/u,
  "[:word:]": /[\p{L}\p{Nl}\p{Nd}\p{Pc}]/u,
  "[:xdigit:]": /[A-Fa-f0-9]/,
};

/** Reads `[abc]`, `[a-z]`, `[!a]`, `[^a]`, `[]]` or `[[:alpha:]]`. `undefined`: the bracket is not closed, so it is text. */
export function parseClass(glob: readonly string[], start: number): ParsedClass | undefined {
  const isNegated = glob[start + 1] === "!" || glob[start + 1] === "^";
  const first = start + (isNegated ? 2 : 1);
  const tests: CharacterTest[] = [];
  const singles: string[] = [];
  let at = first;
  while (at < glob.length && (glob[at] !== "]" || at === first)) {
    const named = glob[at] === "[" ? findNamed(glob, at) : undefined;
    const from = glob[at] as string;
    if (named !== undefined) {
      tests.push((character) => (namedClasses[named] as RegExp).test(character));
      at += named.length;
    } else if (glob[at + 1] === "-" && at + 2 < glob.length && glob[at + 2] !== "]") {
      const to = glob[at + 2] as string;
      tests.push((character) => compare(character, from) >= 0 && compare(character, to) <= 0);
      at += 3;
    } else {
      singles.push(from);
      at++;
    }
  }
  if (at >= glob.length) return undefined;
  const set = new Set(singles);
  const fits: CharacterTest = (character) => set.has(character) || tests.some((test) => test(character));
  return {
    test: isNegated ? (character) => !fits(character) : fits,
    only: !isNegated && tests.length === 0 && singles.length === 1 ? singles[0] : undefined,
    end: at + 1,
  };
}

function findNamed(glob: readonly string[], at: number): string | undefined {
  return Object.keys(namedClasses).find((name) => glob.slice(at, at + name.length).join("") === name);
}

function compare(one: string, other: string): number {
  return (one.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0);
}
