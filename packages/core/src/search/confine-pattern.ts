import nodePath, { type PlatformPath } from "node:path";
import type { Fault } from "../types.ts";
import { quotePattern } from "./quote-pattern.ts";
import { formatSettingFault, type SearchTerms, usualTerms } from "./search-terms.ts";

/** A fault, of one of the globs or of all. */
export interface PatternFault extends Fault {
  readonly pattern?: string;
}

/** A pattern as one within the workspace, or why it is none. */
export interface ConfinedPattern {
  readonly includes?: string;
  readonly excludes?: string;
  readonly fault?: PatternFault;
}

/** The workspace by its real path, and as the runner names it, which may lead through symbolic links. */
export interface WorkspaceNames {
  readonly real: string;
  readonly given: string;
  readonly terms?: SearchTerms | undefined;
}

type PathRules = Pick<PlatformPath, "isAbsolute" | "relative" | "sep">;

/** Reads a pattern as one within the workspace. Absolute ones may name it either way. */
export function confinePattern(
  pattern: string,
  { real, given, terms = usualTerms }: WorkspaceNames,
  { isAbsolute, relative, sep }: PathRules = nodePath,
): ConfinedPattern {
  const isExclude = pattern.startsWith("!");
  const written = isExclude ? pattern.slice(1).trim() : pattern;
  const split = (path: string): readonly string[] =>
    escapeBrackets(path, sep)
      .split(sep === "\\" ? /[\\/]/ : "/")
      .filter((segment) => segment !== "." && segment !== "");
  const ways = isAbsolute(written) ? [relative(real, written), relative(given, written)] : [written];
  const inside = ways.find((way) => !isAbsolute(way) && !split(way).includes("..") && split(way).length > 0);
  if (inside === undefined || inside.includes("\0")) {
    return {
      fault: {
        pattern,
        message: formatSettingFault(
          terms,
          `${quotePattern(pattern)} points outside the ${terms.root}. Write a path inside it.`,
        ),
      },
    };
  }
  const joined = split(inside).join("/");
  return isExclude ? { excludes: joined } : { includes: joined };
}

/** Node's globs have no escapes. On Windows a backslash is a separator: there only `[[]` names a bracket. */
function escapeBrackets(pattern: string, sep: string): string {
  return sep === "\\" ? pattern : pattern.replaceAll(/\\([[\]*?])/g, "[$1]");
}

export function isLiteral(pattern: string): boolean {
  return !/[*?[\]{}]/.test(pattern);
}
