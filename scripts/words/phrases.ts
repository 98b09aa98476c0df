/** A phrase that no text of the project uses. */
export interface Phrase {
  /** A regular expression. Case does not count, and a space matches any white space, a line break too. */
  readonly pattern: string;
  /** What to write in its place. */
  readonly instead: string;
  /** A text in which it is found, and the same text as it should be. */
  readonly example: readonly [string, string];
}

const unit = "(?:line|file|record|row|entry|dataset|job|part|upload|folder|test|commit)";
const thing = "(?:IDs?|posts?|entr(?:y|ies)|rows?|records?)";

/** How the project does not speak. What no pattern can tell from right English is left to whoever reads it. */
export const phrases: readonly Phrase[] = [
  {
    pattern:
      "(?<!\\bthere (?:\\w+ )?)\\b(?:is|are|was|were|be) no (?!(?:longer|more|less|later|older|earlier|newer|larger|use|need)\\b)\\w+",
    instead: "`is not a …`, or `there is no …`",
    example: ["A line that is no ID stops the check.", "A line that is not an ID stops the check."],
  },
  {
    pattern: `\\b(?:(?:one|two|three|four|\\d+|IDs?)(?: (?!(?:is|are|was|of|in|into|on|as|to|for|from|with|within|without|if|than|that|end|where|after|share|takes|at|by|and|or|makes?|has|have)\\b)\\w+){0,2}|lines?|bytes|B|KiB|MiB|times) (?-i:an?) ${unit}\\b`,
    instead: "`per line`, `in each file`",
    example: ["A text file with one ID a line.", "A text file with one ID per line."],
  },
  {
    pattern: "\\bwrite `(?:true\\b|false\\b|[a-z]+-[a-z-]+: )",
    instead: "``Set to `true` ``, ``set `name: value` ``",
    example: ["Write `true` to name the IDs.", "Set to `true` to show the IDs."],
  },
  {
    pattern: "\\bbeyond\\b(?! doubt\\b)",
    instead: "`exceeds`, `above`, `more than`, `outside`, `after`",
    example: ["a removal beyond `max-removal`", "a removal that exceeds `max-removal`"],
  },
  {
    pattern: "\\bsuch as\\b",
    instead: "`for example`, `like`",
    example: ["jobs such as those of a matrix", "jobs, for example those of a matrix"],
  },
  {
    pattern: "\\bmeanwhile\\b",
    instead: "`in the meantime`",
    example: ["The branch changed meanwhile.", "The branch changed in the meantime."],
  },
  {
    pattern: "\\btell(?:s|ing)?\\b(?! (?:\\S+ ){1,5}apart)",
    instead: "`say`, `report`, `show`; `tell … apart` is right",
    example: ["The log tells which column was chosen.", "The log says which column was chosen."],
  },
  {
    pattern:
      "\\b(?:has to|have to|had to|must|should|would) (?:all )?go(?![- ](?:on|through|into|in|back|with|to|by|wrong|there|out|up|down|over|along|straight|before|first|through)\\b)\\b",
    instead: "`must be removed`, `would be removed`",
    example: ["IDs that must go", "IDs that must be removed"],
  },
  {
    pattern: `\\b${thing} (?:that )?(?-i:goes|stays?)(?! (?:on|through|into|in|back|with|to|by|wrong|out|over|along|together|beyond|where|true|for|as|the|removed|put|hidden|open)\\b)\\b`,
    instead: "`is removed`, `is kept`",
    example: ["The entry stays, and is counted.", "The entry is kept, and is counted."],
  },
  {
    pattern: "(?<!-)\\b(?:un)?pack(?:ed|s|ing)\\b(?!-|\\.\\w)",
    instead: "`compressed`, `decompressed`",
    example: ["a packed list", "a compressed list"],
  },
  {
    pattern: "\\b(?:takes?|took|taken|taking) (?:it |them |one |this |that )?over\\b",
    instead: "`reuses`",
    example: ["The next run takes over the job.", "The next run reuses the job."],
  },
  {
    pattern:
      "\\b(?:a|each|every|next|last|one|two|later|between|\\d+) looks?\\b(?! (?:like|at|for|up|alike|so|it|as|again)\\b)(?!-)",
    instead: "`check`, `request`, `poll`; a job `is polled`",
    example: ["the next look in 30 s", "checking again in 30 s"],
  },
  {
    pattern: "\\bmend(?:s|ed|ing)?\\b",
    instead: "`fix`",
    example: ["until they are mended", "until they are fixed"],
  },
  {
    pattern: "\\bwithout a word\\b",
    instead: "`silently`",
    example: ["never undone without a word", "never silently undone"],
  },
  {
    pattern: "\\bc(?:o|a)mes? to be\\b",
    instead: "`was created`, `is made`",
    example: ["The branch came to be later.", "The branch was created later."],
  },
  {
    pattern: "\\b(?:keep|keeps|kept|keeping) (?:its|their|the|all) bytes\\b",
    instead: "`stays exactly as it is, byte for byte`",
    example: ["Other lines keep their bytes.", "All other lines stay exactly as they are, byte for byte."],
  },
  {
    pattern: "(?<![\\w(])(?-i:Why): ",
    instead: "the cause as a sentence, if it says more than the message",
    example: ["Why: X refuses it.", "Likely cause: the token was revoked."],
  },
  {
    pattern: "\\b(?-i:[a-z]+[A-Z]\\w*) (?:failed|could not)\\b",
    instead: "what the function was to do",
    example: ["getJob failed (RATE_LIMITED).", "Could not check the job's status (RATE_LIMITED)."],
  },
  {
    pattern: "\\bknows? no\\b",
    instead: "`does not know`, `not found`",
    example: ["GitHub knows no such branch.", "GitHub does not have this branch."],
  },
  {
    pattern: "\\bleads? out\\b",
    instead: "`points outside`",
    example: ["The pattern leads out of the workspace.", "The pattern points outside the workspace."],
  },
  {
    pattern: "\\bby GitHub.s API\\b",
    instead: "`through GitHub's API`",
    example: ["Committing by GitHub's API.", "Committing through GitHub's API."],
  },
  {
    pattern: "\\bwhat becomes of\\b",
    instead: "`what happens to`",
    example: ["What becomes of an entry with a post inside.", "What happens to an entry with a post inside."],
  },
  {
    pattern: "\\bwithout repeats\\b",
    instead: "`distinct`",
    example: ["5 IDs without repeats", "5 distinct IDs"],
  },
  {
    pattern: "\\b(?:do|does|did) not say otherwise\\b",
    instead: "`do not set their own`, `unless … says otherwise`",
    example: ["datasets that do not say otherwise", "datasets that do not set their own"],
  },
  {
    pattern: "\\bcan(?:no|')t be meant\\b",
    instead: "what is wrong with it",
    example: ["a value that cannot be meant", "an invalid value"],
  },
];
