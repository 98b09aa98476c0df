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
const field = z.union([text(fieldAdvice), z.int().min(1)], fieldAdvice).meta({
  description: "Name or number (from 1) of a column, or a path of keys, for example `user.id_str`.",
});

const filesAdvice = "write a glob, for example `data/**/*.csv`, or a list of globs.";
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
    description: "What the IDs identify: `tweets` (posts) or `users`.",
  }),
  field: z
    .union([field, list(field, fieldAdvice)], fieldAdvice)
    .optional()
    .meta({ description: "Where the ID is. In a list of places, the ID at each of them is checked." }),
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
    description: "Shown in the log, the report and the pull request. Must be unique.",
  }),
  files: z.union([text(filesAdvice), list(text(filesAdvice), filesAdvice)], demand(filesAdvice)).meta({
    title: "Files",
    description:
      "Globs inside the workspace (on the command line: the working directory); `!` at the start excludes.",
  }),
  format: z
    .enum(formats, { error: ({ input }) => explainFormat(input) })
    .optional()
    .meta({ title: "Format", description: "Default `auto`: by the file name, then by the first line." }),
  quoting: oneWord("quoting", quotings).optional().meta({
    title: "Quotes",
    description:
      "What a quotation mark in a table means: `csv` (RFC 4180), `none` (nothing), or `auto` (by the quotes themselves).",
  }),
  separator: oneWord("separator", ["auto", ...tableSeparators])
    .optional()
    .meta({
      title: "Separator",
      description: "What separates the columns of a table. Default `auto`: by the first records.",
    }),
  "id-form": oneWord("id-form", ["auto", ...idForms])
    .optional()
    .meta({
      title: "Form of the IDs",
      description: "How the IDs are written. Default `auto`: by the first ones of each file.",
    }),
  "embedded-posts": oneWord("embedded-posts", embeddedPostsWays).optional().meta({
    title: "Posts inside posts",
    description:
      "What to do with an entry that contains another post, for example a retweeted one, that must be removed: `remove` the entry, `scrub` the inner post (`null`), or `ignore` inner posts, which leaves them unchecked.",
  }),
  "allow-empty": z
    .union([z.boolean(), z.string().regex(/^(true|false)$/i, yesOrNoAdvice)], yesOrNoAdvice)
    .optional()
    .meta({ title: "Empty lists", description: "Whether the dataset may contain no IDs." }),
  ids: z
    .union([idsPlace, list(idsPlace, idsAdvice)], idsAdvice)
    .optional()
    .meta({
      title: "Places of the IDs",
      description:
        "Where an entry has its IDs: one place or a list. An entry is removed if any of its IDs must be removed. Default: one place, of tweets.",
    }),
  "scrub-fields": list(field, "write a list of columns or paths.").optional().meta({
    title: "Fields to blank",
    description: "Blanked where X asks only for the location to be removed: empty in csv, `null` in jsonl.",
  }),
  "on-scrub": oneWord("on-scrub", ["auto", "remove", "keep"]).optional().meta({
    title: "Locations to be removed",
    description:
      "What to do where X asks only for the location to be removed. `auto` blanks `scrub-fields`; without any, it keeps entries that contain only IDs and removes the others.",
  }),
  "on-refetch": oneWord("on-refetch", ["keep", "scrub"]).optional().meta({
    title: "Edited posts",
    description:
      "What to do with an entry whose post was edited: keep it as it is, or blank its `scrub-fields`.",
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
    .meta({
      title: "Reasons to keep",
      description: "Reasons that do not count as violations in this dataset.",
    }),
  "max-removal": z
    .union([z.string(), z.int().min(0)], maxRemovalAdvice)
    .refine((limit) => parseMaxRemoval(String(limit)) !== undefined, maxRemovalAdvice)
    .optional()
    .meta({
      title: "Most to remove",
      description: "How many distinct IDs may be removed at once, as a share (`50%`) or a count (`1000`).",
    }),
  "on-bad-entry": oneWord("on-bad-entry", ["fail", "keep"]).optional().meta({
    title: "Entries without an ID",
    description: "What to do with an entry without a valid ID.",
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
  .strictObject(rootShape, "is not a map: write `datasets:` and a list below it.")
  .meta({
    title: "X Batch Compliance: datasets",
    description:
      "The lists of post and user IDs to check: for the action's input `config` and the command line's `--config`.",
  });

/** The keys that may stand at a path of the file. */
export function listKnownKeys(path: readonly PropertyKey[]): readonly string[] {
  if (path.length === 0) return Object.keys(rootShape);
  return Object.keys(path.includes("ids") ? idsShape : datasetShape);
}
