/** A row of docs/mistakes.md. */
export interface Mistake {
  readonly mistake: string;
  /** The code of an error; empty of what does not fail the step. */
  readonly code: string;
  /** The parts of a message that are quoted. */
  readonly quotes: readonly string[];
}

/** Reads the rows of the page's tables. */
export function listMistakes(page: string): readonly Mistake[] {
  return page
    .split("\n")
    .filter((line) => /^\| (?!Mistake|---)/.test(line))
    .map((line) => {
      const [mistake = "", code = "", said = ""] = line.split(" | ").map((cell) => cell.replace(/^\| /, ""));
      return {
        mistake,
        code: /^`([A-Z_]+)`$/.exec(code)?.[1] ?? "",
        quotes: /“(.*)”/.exec(said)?.[1]?.split(" … ") ?? [],
      };
    });
}

/** What the rows claim and is not so: a code that no table has, a quotation that no source holds. */
export function findFalseClaims(
  mistakes: readonly Mistake[],
  { codes, sources }: { readonly codes: ReadonlySet<string>; readonly sources: string },
): readonly string[] {
  const text = readLiterals(sources);
  return mistakes.flatMap(({ mistake, code, quotes }) => [
    ...(code === "" || codes.has(code) ? [] : [`"${mistake}" has the code ${code}, which no error has.`]),
    ...quotes
      .filter((quote) => !text.includes(quote))
      .map((quote) => `"${mistake}" quotes “${quote}”, which no message says.`),
  ]);
}

/** As a reader sees what stands in a literal. */
function readLiterals(source: string): string {
  return source.replace(/\\([`"'])/g, "$1");
}
