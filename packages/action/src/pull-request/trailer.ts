/** What our commits say of themselves, in the last paragraph of their message. */
export interface Trailer {
  /** The tree that we made. A commit with another tree was changed by somebody. */
  readonly treeSha: string;
  /** The head of the base branch that the tree was made from. */
  readonly baseSha: string;
}

const treeKey = "X-Batch-Compliance";
const baseKey = "X-Batch-Compliance-Base";

export function addTrailer(message: string, { treeSha, baseSha }: Trailer): string {
  return `${message.trimEnd()}\n\n${treeKey}: ${treeSha}\n${baseKey}: ${baseSha}\n`;
}

/** Reads the trailer; undefined for a commit of anybody else. */
export function readTrailer(message: string): Trailer | undefined {
  const lines =
    message
      .trimEnd()
      .split(/\n\s*\n/)
      .at(-1)
      ?.split("\n") ?? [];
  const find = (key: string): string | undefined =>
    lines.flatMap((line) => new RegExp(`^${key}: ([0-9a-f]{40})$`).exec(line.trim())?.[1] ?? []).at(-1);
  const treeSha = find(treeKey);
  const baseSha = find(baseKey);
  return treeSha === undefined || baseSha === undefined ? undefined : { treeSha, baseSha };
}
