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

/**
 * Rows whose code is another than the one that their test names. A test that names no code holds none: of these the code is
 * believed. Cases may stand anywhere in a test's file, so that all of it counts for the row.
 */
export function findOtherCodes(
  rows: readonly {
    readonly code: string;
    readonly mistake: string;
    readonly name: string;
    readonly file: string;
  }[],
  codes: ReadonlySet<string>,
): readonly string[] {
  return rows.flatMap(({ code, mistake, name, file }) => {
    const named = listCodes(findTest(file, name), codes);
    if (code === "" || named.length === 0 || listCodes(file, codes).includes(code)) return [];
    return [`"${mistake}" has the code ${code}, and its test is about ${named.join(", ")}.`];
  });
}

/** From the test of a name to the next one. */
function findTest(file: string, name: string): string {
  const at = Math.max(0, file.indexOf(`"${name}`));
  const end = file.indexOf("\ntest", at);
  return file.slice(Math.max(0, file.lastIndexOf("\ntest", at)), end < 0 ? undefined : end);
}

function listCodes(text: string, codes: ReadonlySet<string>): readonly string[] {
  const words = text.match(/\b[A-Z]{2,}(?:_[A-Z0-9]+)*\b/g) ?? [];
  return [...new Set(words.filter((word) => codes.has(word)))];
}

/** As a reader sees what stands in a literal. */
function readLiterals(source: string): string {
  return source.replace(/\\([`"'])/g, "$1");
}
