import { createHash } from "node:crypto";
import type { ChangedEntry } from "@x-batch-compliance/core";
import { removalsDigestDigits } from "../text/removals-digest.ts";

/** To be raised with whatever changes what is hashed. */
const version = "x-batch-compliance removals 2";
/** One call for many entries: a call for each takes longer than the hashing, and more would outlive a collection. */
const worthChars = 8 * 1024;

/** What is removed from one file, or scrubbed in it. */
export interface FileRemovals {
  readonly path: string;
  /** As `RemovalsHash` has it. */
  readonly removals: string | undefined;
}

/** Takes the changed entries of one file, in its order, and keeps none of them. */
export interface RemovalsHash {
  /** Whether the entry was proposed earlier, or why it must be removed, makes no difference. */
  add(entry: Pick<ChangedEntry, "decision" | "ids" | "embedded">): void;
  /** Undefined where there was none. To be called once. */
  finish(): string | undefined;
}

/** For one rewrite of one file: whoever rewrites it again begins anew. */
export function createRemovalsHash(): RemovalsHash {
  const hash = createHash("sha256");
  let gathered = "";
  let isEmpty = true;
  return {
    add({ decision, ids, embedded }) {
      isEmpty = false;
      // No ID holds a separator, each is followed by one, and each entry by a line's end: no two lists of entries read alike.
      gathered += decision === "remove" ? "r" : "s";
      for (const id of ids) gathered += `${id},`;
      // Of an entry that is scrubbed, which posts inside are: of one that is removed they say nothing more.
      if (decision === "scrub") for (const id of embedded) gathered += `;${id}`;
      gathered += "\n";
      if (gathered.length < worthChars) return;
      hash.update(gathered);
      gathered = "";
    },
    finish: () => (isEmpty ? undefined : hash.update(gathered).digest("hex")),
  };
}

/**
 * Names a set of removals: which entries are removed from which files. One entry more or less has another digest, and
 * no ID can be read from it. The order of the files makes no difference; that of the entries in a file does.
 */
export function digestRemovals(files: readonly FileRemovals[]): string {
  const changed = files.flatMap(({ path, removals }) => (removals === undefined ? [] : [[path, removals]]));
  const lines = changed.map((file) => JSON.stringify(file)).toSorted();
  const hash = createHash("sha256").update([version, ...lines].join("\n"));
  return hash.digest("hex").slice(0, removalsDigestDigits);
}
