import fc from "fast-check";

/** Pieces of which an attack on the runner, on its files or on Markdown is made. */
const pieces: readonly string[] = [
  ...["\n", "\r", "\r\n", "\t", "\0", "\u001b[31m", "\u0085", "\u00a0", "\u2028", "\u2029", "\ud800"],
  ...["\u200b", "\u200d", "\u202e", "\u00ad", "\u034f", "\u2060", "\ufe0f", "\ufeff", "\u{e0041}"],
  ...":: : ##[ # [ ] ; , = % %0A %0D %25 %3A error warning add-mask stop-commands set-output set-env debug".split(
    " ",
  ),
  ...["::error::", "::set-output name=result::compliant", "##[error]", "::add-mask::1", "::stop-commands::x"],
  ...["<<", "<<EOF", "EOF", "ghadelimiter_", "result=compliant", "name<<EOF\nx\nEOF"],
  ...["`", "``", "```", "~~~", "`".repeat(12), "`".repeat(81), "`".repeat(300), "|", "\\|", "\\", "||"],
  ...[
    "@octocat",
    "#1",
    "GH-1",
    "![x](https://evil.example/x.png)",
    "[x](javascript:y)",
    "https://evil.example",
  ],
  ...[
    "<img src=x>",
    "<!--",
    "-->",
    "<details>",
    "</code>",
    "&lt;",
    "**",
    "__",
    "# ",
    "- ",
    "> ",
    "1. ",
    "---",
  ],
  ...["__proto__", "constructor", "toString", "a", "1160164553482756096", " ", "ä", "日本", "👩‍🔬"],
];

/** Text that its author made to be taken for something else than text. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...pieces) }, fc.string({ unit: "binary" })), {
    maxLength: 8,
  })
  .map((parts) => parts.join(""));

/** The same, without NUL and never empty: what a file on Linux may be called. */
export const hostileName: fc.Arbitrary<string> = hostileText
  .map((text) => text.replaceAll("\0", "").replaceAll("//", "/"))
  .filter((text) => text !== "");
