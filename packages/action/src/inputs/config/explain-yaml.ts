/** What is wrong with text that is not YAML, by the code of the library, whose own words may hold data. */
const explanations: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: "this key is written twice: keep one of them.",
  TAB_AS_INDENT: "this line is indented by a tab: write spaces.",
  MULTIPLE_DOCS: "a second document begins here: write one, without `---` between.",
  BAD_INDENT: "the indentation does not fit the lines above, or a bracket is not closed: correct it.",
  MISSING_CHAR: "a quote, bracket or comma is missing: add it.",
  BAD_SCALAR_START: "a value can't begin with this character: put it in quotes.",
  BAD_DQ_ESCAPE: "this escape does not exist: write single quotes, or two backslashes.",
  BLOCK_AS_IMPLICIT_KEY: "a second `:` makes this line ambiguous: put the value in quotes.",
  NON_STRING_KEY: "this key is no plain word: write one of the known keys.",
  TAG_RESOLVE_FAILED: "tags such as `!word` are not known here: leave it out, or put the value in quotes.",
  RESOURCE_EXHAUSTION: "the lists are nested too deeply: write them as the documentation shows.",
};

/** One sentence on a fault of the YAML itself. */
export function explainYaml(code: string): string {
  return explanations[code] ?? "this is not valid YAML: correct it, or put the value in quotes.";
}
