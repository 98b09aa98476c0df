import { formatCount, formatQuantity } from "@x-batch-compliance/core/text";

/** A file as the proposal changes it. */
export interface ProposedFile {
  readonly path: string;
  readonly entries: number;
  readonly removed: number;
  /** Entries that are kept, with their location scrubbed. */
  readonly scrubbed: number;
  /** Entries about whose IDs nothing is known, for example those added since the check. They are kept. */
  readonly unverified: number;
  /** Of the removed and scrubbed ones those that were proposed earlier, and of which nothing newer is known. */
  readonly retained: number;
}

type FileCounts = Pick<ProposedFile, "removed" | "scrubbed" | "unverified" | "retained">;

export function isChanged({ removed, scrubbed }: Pick<FileCounts, "removed" | "scrubbed">): boolean {
  return removed > 0 || scrubbed > 0;
}

export function sumUpFiles(files: readonly FileCounts[]): FileCounts {
  const sum = (count: keyof FileCounts): number => files.reduce((total, file) => total + file[count], 0);
  return {
    removed: sum("removed"),
    scrubbed: sum("scrubbed"),
    unverified: sum("unverified"),
    retained: sum("retained"),
  };
}

/** What is done to the files: `removes 3 entries and scrubs the location in 2`. */
export function describeChange(
  files: readonly FileCounts[],
  verbs: { readonly remove: string; readonly scrub: string } = { remove: "removes", scrub: "scrubs" },
): string {
  const { removed, scrubbed } = sumUpFiles(files);
  const removal = `${verbs.remove} ${formatQuantity(removed, "entry", "entries")}`;
  const scrubbing = `${verbs.scrub} the location in ${formatQuantity(scrubbed, "entry", "entries")}`;
  if (scrubbed === 0) return removal;
  return removed === 0 ? scrubbing : `${removal} and ${scrubbing}`;
}

/** For behind the change: `, 2 of them proposed earlier`; empty if none is. */
export function describeRetained(files: readonly FileCounts[]): string {
  const { removed, scrubbed, retained } = sumUpFiles(files);
  if (retained === 0) return "";
  return retained === removed + scrubbed
    ? ", as proposed earlier"
    : `, ${formatCount(retained)} of them proposed earlier`;
}
