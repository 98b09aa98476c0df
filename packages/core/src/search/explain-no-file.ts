import type { Candidate } from "./classify-entry.ts";
import { isLiteral } from "./confine-pattern.ts";
import { explainPattern } from "./explain-pattern.ts";
import type { FileSearch } from "./file-search.ts";
import { quotePattern } from "./quote-pattern.ts";
import type { Include } from "./read-patterns.ts";
import { formatSettingFault } from "./search-terms.ts";

/** What a glob led to, and the folders on its way that this user may not read. */
export interface Led {
  readonly candidates: readonly Candidate[];
  readonly unreadable: readonly string[];
}

/** A pattern must lead to something; a path without wildcards must lead to a file. What is wrong, if anything. */
export async function explainNoFile(
  include: Include,
  { led: { candidates, unreadable }, search }: { readonly led: Led; readonly search: FileSearch },
): Promise<string | undefined> {
  if (candidates.some(({ kind }) => kind === "file")) return undefined;
  const { pattern } = include;
  const place = formatSettingFault(search.terms, quotePattern(pattern));
  const [first] = candidates;
  if (first === undefined && unreadable.length > 0) {
    return `${place} matches no file that this user may read: the folder \`${unreadable[0]}\` is closed to it.`;
  }
  if (first === undefined) return `${place} matches no file. ${await explainPattern(include, search)}`;
  if (isLiteral(pattern) && first.kind === "folder") {
    return `${place} is a folder. Write \`${pattern.replace(/\/$/, "")}/**/*.txt\`.`;
  }
  const other = candidates.find(({ kind }) => kind === "other");
  if (other !== undefined) {
    return `${place} matches only files whose names say that they are not lists, for example \`${other.name}\`. Correct the glob, or name the file itself if it is a list.`;
  }
  const reasons = [...new Set(candidates.map(describe))].sort();
  return `${place} matches no regular file (only ${reasons.join(", ")}). Name the files themselves.`;
}

function describe({ kind, why }: Candidate): string {
  if (kind === "folder") return "folders";
  return kind === "excluded" ? "excluded files" : (why ?? "other files");
}
