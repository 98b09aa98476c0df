import { compileGlob, createGlobAllowance } from "../globs/compile-glob.ts";
import { findPaths } from "../globs/find-paths.ts";
import type { FileSearch } from "./file-search.ts";
import type { Include } from "./read-patterns.ts";

/** What is seldom part of a name, and what its author will have meant. */
const slips: readonly { readonly pattern: RegExp; readonly advice: string }[] = [
  { pattern: /^-\s/, advice: "It begins with `- `: write the glob alone, without the list marker." },
  { pattern: /[“”„‟«»‘’‚‛`]|^["']|["']$/, advice: "It has quotation marks in it: leave them out." },
  { pattern: /[‐‑‒–—―−]/, advice: "It has a dash that is not the plain `-`: write that one." },
  {
    pattern: /[\u00a0\u200b-\u200f\u2060\ufeff\u00ad]/,
    advice: "It has an invisible character in it: type the glob again instead of copying it.",
  },
  { pattern: /^#/, advice: "It begins with `#`: comments cannot be written here, so leave the line out." },
  { pattern: /\\/, advice: "It has a backslash in it: write `/` between folders, also on Windows." },
  { pattern: /;/, advice: "It has a `;` in it: separate globs with commas or line breaks." },
  {
    pattern: /^\[[^\]]*$|^[^[]*\]$/,
    advice: "It has a single bracket: write the globs without brackets around them, one per line.",
  },
  { pattern: /^[(<].*[)>]$/, advice: "It is in brackets: write the glob alone." },
  {
    pattern: /^~|\$\w|\$\{|%\w+%/,
    advice: "Variables and `~` are not filled in here: write the path out.",
  },
  {
    pattern: /\.\w+\s+\S/,
    advice: "It has spaces in it: separate globs with commas or line breaks.",
  },
];

/** Globs for which it is worth to search again. */
const mostSearches = 3;
const searched = new WeakMap<FileSearch, number>();

/** What to do about a glob that matches nothing: by what it looks like, or by what there is in other capitals or in a folder. */
export async function explainPattern({ pattern, text }: Include, search: FileSearch): Promise<string> {
  const slip = slips.find((each) => each.pattern.test(pattern));
  if (slip !== undefined) return slip.advice;
  const searches = searched.get(search) ?? 0;
  searched.set(search, searches + 1);
  if (searches >= mostSearches) return search.terms.absence;
  const other = await findFirst(text, search, "everywhere");
  if (other !== undefined) return `\`${other}\` exists: upper and lower case count as different.`;
  const deeper = await findFirst(`**/${text}`, search, "nowhere");
  return deeper === undefined
    ? search.terms.absence
    : `\`${deeper}\` exists: write the path from the ${search.terms.root}.`;
}

async function findFirst(
  text: string,
  { view, work }: FileSearch,
  ignoresCase: "everywhere" | "nowhere",
): Promise<string | undefined> {
  const compiled = compileGlob(text, { allowance: createGlobAllowance(), ignoresCase });
  if ("fault" in compiled) return undefined;
  const hits = await findPaths([compiled.glob], { view, work });
  return [...(hits?.[0]?.names ?? [])].sort()[0];
}
