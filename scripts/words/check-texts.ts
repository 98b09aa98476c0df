import type { Exception } from "./exceptions.ts";
import { type Finding, findPhrases } from "./find-phrases.ts";
import type { Phrase } from "./phrases.ts";

/** The texts of a tree, and what holds for them. */
export interface Texts {
  readonly files: readonly { readonly path: string; readonly text: string }[];
  readonly phrases: readonly Phrase[];
  readonly exceptions: readonly Exception[];
}

/** What is wrong with the texts, a line for each fault. */
export function checkTexts({ files, phrases, exceptions }: Texts): readonly string[] {
  const used = new Set<Exception>();
  const isExcused = (finding: Finding): boolean => {
    const excuses = exceptions.filter(({ path, line }) => path === finding.path && excerptHas(finding, line));
    for (const exception of excuses) used.add(exception);
    return excuses.length > 0;
  };
  const findings = files
    .flatMap(({ path, text }) => findPhrases(path, text, phrases))
    .filter((finding) => !isExcused(finding));
  return [
    ...findings.map(describeFinding),
    ...exceptions
      .filter((exception) => !used.has(exception))
      .map(({ path, line }) => `${path}: the exception for "${line}" excuses nothing. Remove it.`),
  ];
}

/** Whether the part of a line that an exception names holds the phrase that was found. */
function excerptHas({ text, found }: Finding, line: string): boolean {
  const [spaced, part] = [text, line].map((one) => one.replace(/\s+/g, " "));
  return (spaced as string).includes(part as string) && (part as string).includes(found);
}

function describeFinding({ path, line, found, instead }: Finding): string {
  return `${path}:${line} "${found}". Write ${instead}.`;
}
