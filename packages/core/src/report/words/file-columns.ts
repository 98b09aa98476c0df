import type { FileReport } from "../../check/terms/report.ts";

type FileCounts = Omit<FileReport, "name">;

/** What is counted of files: entries, so an ID that stands twice counts twice. */
export interface FileColumn {
  readonly title: string;
  readonly count: (file: FileCounts) => number;
  /** Something is to be done about what it counts. */
  readonly isAsked: boolean;
  /** It counts what is no longer compliant. */
  readonly isGone: boolean;
}

const entries: FileColumn = {
  title: "Entries",
  count: (file) => file.entries,
  isAsked: false,
  isGone: false,
};

/** What is asked of the reader, in the imperative, and what else needs attention. */
const asked: readonly FileColumn[] = [
  { title: "Remove", count: ({ violations, scrubs }) => violations - scrubs, isAsked: true, isGone: true },
  { title: "Scrub location", count: ({ scrubs }) => scrubs, isAsked: true, isGone: true },
  { title: "Unverified", count: ({ unverified }) => unverified, isAsked: true, isGone: false },
  { title: "Without ID", count: ({ badEntries }) => badEntries, isAsked: true, isGone: false },
];

/** The columns of a table of files, without those that would hold nothing but zeros. */
export function chooseFileColumns(files: readonly FileCounts[]): readonly FileColumn[] {
  return [entries, ...asked.filter(({ count }) => files.some((file) => count(file) > 0))];
}

/** Files by what they ask of the reader: entries to remove, then entries that are not verified or have no ID. */
export function sortFiles<T extends FileCounts>(files: readonly T[]): readonly T[] {
  return files.toSorted(
    (one, other) =>
      other.violations - one.violations ||
      other.unverified - one.unverified ||
      other.badEntries - one.badEntries,
  );
}
