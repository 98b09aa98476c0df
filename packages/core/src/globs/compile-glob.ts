import { formatCount } from "../text/format.ts";
import { expandBraces } from "./expand-braces.ts";
import {
  allAlternatives,
  allCharacters,
  longestGlob,
  mostAlternatives,
  mostCharacters,
} from "./glob-limits.ts";
import { type CaseRule, parseSegment, type Segment } from "./parse-segment.ts";

/** A glob within the workspace, ready to be compared: one list of segments for each alternative of its braces. */
export type CompiledGlob = readonly (readonly Segment[])[];

/** What is left of the limits that all globs of a run share. */
export interface GlobAllowance {
  alternatives: number;
  characters: number;
}

export function createGlobAllowance(): GlobAllowance {
  return { alternatives: allAlternatives, characters: allCharacters };
}

export interface CompileOptions {
  readonly allowance: GlobAllowance;
  readonly ignoresCase: CaseRule;
  /** What the folder is called that the glob may not leave. */
  readonly root?: string | undefined;
}

/** Shells' extended patterns, which would be searched for as plain names. */
const extended = /[?*+@!]\([^()]*\)/;

/** Reads a glob, or says why it is none that can be searched for, in the words that follow it in a fault. */
export function compileGlob(
  glob: string,
  { allowance, ignoresCase, root = "workspace" }: CompileOptions,
): { readonly glob: CompiledGlob } | { readonly fault: string } {
  if (glob.length > longestGlob) {
    return { fault: `is longer than ${formatCount(longestGlob)} characters. Write several globs.` };
  }
  if (extended.test(glob)) {
    return {
      fault:
        "contains an extended pattern like `@(a|b)`, which is not supported. Write `{a,b}`, exclude with `!` at the start of a glob, or write `[(]` for a bracket in a name.",
    };
  }
  const limits = { alternatives: mostAlternatives, characters: mostCharacters };
  const texts = expandBraces(glob, limits);
  if (texts === undefined) {
    return {
      fault: `stands for more than ${formatCount(mostAlternatives)} globs or 256 KiB, all its braces written out. Write \`*\` instead of braces.`,
    };
  }
  allowance.alternatives -= texts.length;
  allowance.characters -= texts.reduce((sum, text) => sum + text.length, 0);
  if (allowance.alternatives < 0 || allowance.characters < 0) {
    return {
      fault: `is one too many: all globs together stand for more than ${formatCount(allAlternatives)}, or for more than 1 MiB of text. Write fewer, with \`*\`.`,
    };
  }
  // With a slash at its end it could be a folder alone.
  const ofFiles = texts.filter((text) => !/(?:^|[\\/])$/.test(text));
  const compiled = ofFiles.map((text) => compileAlternative(text, ignoresCase));
  // What a pattern says of `..` can be hidden in braces and brackets.
  const leadsOut =
    texts.some((text) => text.startsWith("/")) || compiled.some((segments) => segments.some(isUpwards));
  return leadsOut ? { fault: `points outside the ${root}. Write a path inside it.` } : { glob: compiled };
}

/** A backslash that escapes nothing is a slash here, as it always was. */
function compileAlternative(text: string, ignoresCase: CaseRule): readonly Segment[] {
  return text
    .split(/[\\/]/)
    .filter((segment) => segment !== "" && segment !== ".")
    .map((segment) => parseSegment(segment, ignoresCase))
    .filter((segment, index, all) => segment !== "**" || all[index - 1] !== "**");
}

function isUpwards(segment: Segment): boolean {
  return segment !== "**" && "name" in segment && [".", ".."].includes(segment.name);
}
