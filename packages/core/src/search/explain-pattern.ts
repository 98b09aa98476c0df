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

/** What to do about a glob that matches nothing: by what it looks like, or by what there is in other capitals. */
export async function explainPattern({ pattern, text }: Include, search: FileSearch): Promise<string> {
  const slip = slips.find((each) => each.pattern.test(pattern));
  if (slip !== undefined) return slip.advice;
  const searches = searched.get(search) ?? 0;
  searched.set(search, searches + 1);
  const other = searches < mostSearches ? await findInOtherCapitals(text, search) : undefined;
  return other === undefined
    ? search.terms.absence
    : `\`${other}\` exists: upper and lower case count as different.`;
}

async function findInOtherCapitals(text: string, { view, work }: FileSearch): Promise<string | undefined> {
  const compiled = compileGlob(text, { allowance: createGlobAllowance(), ignoresCase: "everywhere" });
  if ("fault" in compiled) return undefined;
  const hits = await findPaths([compiled.glob], { view, work });
  return [...(hits?.[0]?.names ?? [])].sort()[0];
}
