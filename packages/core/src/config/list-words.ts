/** What a quote in a table can mean. */
export const quotings = ["auto", "csv", "none"] as const;

/** One of `quotings`. */
export type Quoting = (typeof quotings)[number];

/** What can become of an entry with a post inside that has to be removed. */
export const embeddedPostsWays = ["remove", "scrub", "ignore"] as const;

/** One of `embeddedPostsWays`. */
export type EmbeddedPostsWay = (typeof embeddedPostsWays)[number];

/** What people write for one of our words, by the input. None of it is a value that means something else. */
const synonyms: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  type: {
    posts: "tweets",
    post: "tweets",
    tweet: "tweets",
    tweet_ids: "tweets",
    user: "users",
    accounts: "users",
  },
  format: {
    ndjson: "jsonl",
    jsonlines: "jsonl",
    ldjson: "jsonl",
    text: "txt",
    plain: "txt",
    list: "txt",
    tab: "tsv",
    js: "json",
  },
  quoting: { rfc4180: "csv", double: "csv", off: "none", false: "none", no: "none" },
  separator: {
    ",": "comma",
    ";": "semicolon",
    "\\t": "tab",
    tabs: "tab",
    "|": "pipe",
    blank: "blanks",
    space: "blanks",
    spaces: "blanks",
    whitespace: "blanks",
  },
  "embedded-posts": { null: "scrub", blank: "scrub" },
};

/** The word that is meant, where another is written for it; capitals and a dot in front do not matter. */
export function findMeantWord(input: string, text: unknown): string {
  const plain = String(text)
    .trim()
    .toLowerCase()
    .replace(/^\.(?=\w)/, "");
  const known = synonyms[input];
  return known !== undefined && Object.hasOwn(known, plain) ? (known[plain] as string) : plain;
}
