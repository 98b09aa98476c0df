/** What is wrong with text that is not YAML, by the code of the library, whose own words may hold data. */
const explanations: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: "this line is indented by a tab: write spaces.",
  MULTIPLE_DOCS: "a second document begins here: write one, without `---` between.",
  BAD_INDENT: "the indentation does not fit the lines above, or a bracket is not closed: correct it.",
  MISSING_CHAR: "a quote, bracket or comma is missing: add it.",
  BAD_SCALAR_START: "a value can't begin with this character: put it in quotes.",
  BAD_DQ_ESCAPE: "this escape does not exist: write single quotes, or two backslashes.",
  BLOCK_AS_IMPLICIT_KEY: "a second `:` makes this line ambiguous: put the value in quotes.",
  MULTILINE_IMPLICIT_KEY:
    "this line is not a key with its value: write `key: value`, with a space after the colon.",
  NON_STRING_KEY: "this key is not a plain word: write one of the known keys.",
  TAG_RESOLVE_FAILED:
    "tags like `!word` are not known here: put a glob that begins with `!` in quotes, or leave the tag out.",
  RESOURCE_EXHAUSTION: "the lists are nested too deeply: write them as the documentation shows.",
};

const indentation =
  "the indentation of this line does not fit the lines above: begin it below the first letter of the key that it stands beside.";
const tooDeep =
  "the line below is indented more than this one, which has a value already: begin it below the first letter of its key.";
const behindQuotes = "a value continues after its closing quote or bracket: put all of it in quotes.";

/**
 * A sentence about what the library refused at a place of the text. One of its codes may have several causes, which the
 * text around it distinguishes.
 */
export function explainYaml(code: string, offset: number, text: string): string {
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  const line = text.slice(lineStart).split("\n", 1)[0] ?? "";
  const isAtStart = text.slice(lineStart, offset).trim() === "" && line.trim() !== "";
  if (isAtStart && (code === "MISSING_CHAR" || code === "UNEXPECTED_TOKEN")) return indentation;
  if (code === "BLOCK_AS_IMPLICIT_KEY" && !/:\s.*:(?:\s|$)/.test(line))
    return isAtStart ? indentation : tooDeep;
  if (code === "UNEXPECTED_TOKEN" && /["'\]}]\s*$/.test(text.slice(lineStart, offset))) return behindQuotes;
  return explanations[code] ?? "this is not valid YAML: correct it, or put the value in quotes.";
}
