import { z } from "zod";
import { maxRemovalAdvice, parseMaxRemoval } from "../max-removal.ts";
import { violationReasons } from "../results/record.ts";
import { idForms, jobTypes, tableSeparators } from "../types.ts";
import type { Config } from "./config-types.ts";
import { explainFormat, formats } from "./formats.ts";
import { embeddedPostsWays, findMeantWord, quotings } from "./list-words.ts";
import { splitList } from "./split-words.ts";

/** As a message where a key may be missing, too. */
function demand(what: string): { readonly error: z.core.$ZodErrorMap } {
  return { error: ({ input }) => (input === undefined ? `is missing: ${what}` : what) };
}

const text = (what: string): z.ZodString => z.string(demand(what)).regex(/\S/, what);
const list = <T extends z.ZodType>(of: T, what: string): z.ZodArray<T> =>
  z.array(of, demand(what)).min(1, what);

const fieldAdvice = "write a column's name or number, or a path of keys.";
const field = z
  .union([text(fieldAdvice), z.int().min(1)], fieldAdvice)
  .meta({ description: "Name or number (from 1) of a column, or a path of keys like `user.id_str`." });

const filesAdvice = "write a glob like `data/**/*.csv`, or a list of them.";
const idsAdvice = "write one place or a list of them, for example `- type: tweets`.";
const typeAdvice = "write `tweets` or `users`.";
const reasonsAdvice = `write reasons out of ${violationReasons.join(", ")}.`;
const yesOrNoAdvice = "must be `true` or `false`.";
const nameAdvice = "write a name of 1 to 100 characters.";

function explainType(input: unknown): string {
  if (input === undefined) return `is missing: ${typeAdvice}`;
  const meant = findMeantWord("type", input);
  return meant === "tweets" || meant === "users" ? `write \`${meant}\`.` : typeAdvice;
}

const idsShape = {
  type: z.enum(jobTypes, { error: ({ input }) => explainType(input) }).meta({
    description: "What the IDs name, `tweets` (posts) or `users`.",
  }),
  field: z
    .union([field, list(field, fieldAdvice)], fieldAdvice)
    .optional()
    .meta({ description: "Where the ID is, or a list of such places; each ID of them is checked." }),
};
const idsPlace = z.strictObject(idsShape, idsAdvice);

/** One of a few words, and the sentence that lists them or names the one that is meant. */
function oneWord<const Words extends readonly string[]>(
  key: string,
  words: Words,
): z.ZodEnum<z.core.util.ToEnum<Words[number]>> {
  const names = words.map((word) => `\`${word}\``);
  const all = `write ${names.slice(0, -1).join(", ")} or ${names.at(-1)}.`;
  return z.enum(words, {
    error: ({ input }) => {
      const meant = findMeantWord(key, input);
      return words.includes(meant) ? `write \`${meant}\`.` : all;
    },
  });
}

const datasetShape = {
  name: text(nameAdvice).max(100, nameAdvice).meta({
    title: "Name",
    description: "Shown in the log, the report and the pull request. Each dataset has another.",
  }),
  files: z
    .union([text(filesAdvice), list(text(filesAdvice), filesAdvice)], demand(filesAdvice))
    .meta({ title: "Files", description: "Globs inside the workspace; `!` at the start excludes." }),
  format: z
    .enum(formats, { error: ({ input }) => explainFormat(input) })
    .optional()
    .meta({ title: "Format", description: "Default `auto`, which goes by the name and the first line." }),
  quoting: oneWord("quoting", quotings).optional().meta({
    title: "Quotes",
    description:
      "What a quote in a table means: `csv` (RFC 4180), `none` (nothing), or `auto` (by the quotes themselves).",
  }),
  separator: oneWord("separator", ["auto", ...tableSeparators])
    .optional()
    .meta({
      title: "Separator",
      description: "What separates the columns of a table. Default `auto`, which goes by the first records.",
    }),
  "id-form": oneWord("id-form", ["auto", ...idForms])
    .optional()
    .meta({
      title: "Form of the IDs",
      description: "How the IDs are written. Default `auto`, which goes by the first of each file.",
    }),
  "embedded-posts": oneWord("embedded-posts", embeddedPostsWays).optional().meta({
    title: "Posts inside posts",
    description:
      "What happens to an entry with a post inside, for example a retweeted one, that has to be removed: `remove` the entry, `scrub` the post inside (`null`), or `ignore` it, which leaves it unchecked.",
  }),
  "allow-empty": z
    .union([z.boolean(), z.string().regex(/^(true|false)$/i, yesOrNoAdvice)], yesOrNoAdvice)
    .optional()
    .meta({ title: "Empty lists", description: "Whether the dataset may be without any ID." }),
  ids: z
    .union([idsPlace, list(idsPlace, idsAdvice)], idsAdvice)
    .optional()
    .meta({
      title: "Places of the IDs",
      description:
        "Where an entry has its IDs, one place or a list. An entry is removed if any of its IDs has to be. Default: one, of tweets.",
    }),
  "scrub-fields": list(field, "write a list of columns or paths.").optional().meta({
    title: "Fields to blank",
    description: "Blanked where X asks for the location alone to go: empty in csv, `null` in jsonl.",
  }),
  "on-scrub": oneWord("on-scrub", ["auto", "remove", "keep"]).optional().meta({
    title: "Locations to be removed",
    description:
      "What happens to an entry where X asks for the location alone to be removed. `auto`: `scrub-fields` are blanked; without any, an entry of nothing but IDs is kept, and any other is removed.",
  }),
  "on-refetch": oneWord("on-refetch", ["keep", "scrub"]).optional().meta({
    title: "Edited posts",
    description:
      "What happens to an entry whose post was edited: it is kept as it is, or its `scrub-fields` are blanked.",
  }),
  "keep-reasons": z
    .union(
      [
        z.array(z.enum(violationReasons as readonly [string, ...string[]], reasonsAdvice), reasonsAdvice),
        z.string().refine((words) => areReasons(splitList(words)), reasonsAdvice),
      ],
      reasonsAdvice,
    )
    .optional()
    .meta({ title: "Reasons to keep", description: "Reasons that are not violations in this dataset." }),
  "max-removal": z
    .union([z.string(), z.int().min(0)], maxRemovalAdvice)
    .refine((limit) => parseMaxRemoval(String(limit)) !== undefined, maxRemovalAdvice)
    .optional()
    .meta({
      title: "Most to remove",
      description:
        "Most distinct IDs that a pull request may remove, as a share (`50%`) or a count (`1000`).",
    }),
  "on-bad-entry": oneWord("on-bad-entry", ["fail", "keep"]).optional().meta({
    title: "Entries without an ID",
    description: "What happens to an entry that holds no ID where one should be.",
  }),
};

function areReasons(words: readonly string[]): boolean {
  return words.length > 0 && words.every((word) => violationReasons.includes(word));
}

const datasetsAdvice = "write a list of datasets, for example `- name: posts`.";
const rootShape = {
  datasets: list(
    z
      .strictObject(datasetShape, "write a dataset, for example `- name: posts`.")
      .refine((dataset) => dataset["on-refetch"] !== "scrub" || dataset["scrub-fields"] !== undefined, {
        path: ["on-refetch"],
        error: "has nothing to scrub: name `scrub-fields`, or set it to `keep`.",
      }),
    datasetsAdvice,
  ).meta({ title: "Datasets" }),
};

/** Checks what a config file holds. Its messages say what to write instead, and hold nothing of the file. */
export const configSchema: z.ZodType<Config> = z
  .strictObject(rootShape, "is not a map: write `datasets:`, and below it a list.")
  .meta({
    title: "X Batch Compliance: datasets",
    description: "The lists of post and user IDs that the action checks, for its input `config`.",
  });

/** The keys that may stand at a path of the file. */
export function listKnownKeys(path: readonly PropertyKey[]): readonly string[] {
  if (path.length === 0) return Object.keys(rootShape);
  return Object.keys(path.includes("ids") ? idsShape : datasetShape);
}
