import { type AsOf, formatAsOf, parseAsOf } from "./retention/as-of.ts";

/** What our commits say of themselves, in the last paragraph of their message. */
export interface Trailer {
  /** The tree that we made. A commit with another tree was changed by somebody. */
  readonly treeSha: string;
  /** The head of the base branch that the tree was made from. */
  readonly baseSha: string;
  /** The newest jobs behind it. Undefined where it does not say, as the commits of earlier versions. */
  readonly asOf: AsOf | undefined;
  /** Names the inputs that it was made with. Undefined as above. */
  readonly identity: string | undefined;
  /** Proves all of this to who has the bearer token. Undefined as above. */
  readonly seal: string | undefined;
}

const treeKey = "X-Batch-Compliance";
const baseKey = "X-Batch-Compliance-Base";
const asOfKey = "X-Batch-Compliance-As-Of";
const inputsKey = "X-Batch-Compliance-Inputs";
const sealKey = "X-Batch-Compliance-Seal";

export function addTrailer(message: string, { treeSha, baseSha, asOf, identity, seal }: Trailer): string {
  const lines = [
    [treeKey, treeSha],
    [baseKey, baseSha],
    [asOfKey, asOf === undefined ? "" : formatAsOf(asOf)],
    [inputsKey, identity],
    [sealKey, seal],
  ].map(([key, value]) => (value === undefined || value === "" ? "" : `${key}: ${value}\n`));
  return `${message.trimEnd()}\n\n${lines.join("")}`;
}

/** Reads the trailer; undefined for a commit of anybody else. */
export function readTrailer(message: string): Trailer | undefined {
  const lines =
    message
      .trimEnd()
      .split(/\n\s*\n/)
      .at(-1)
      ?.split("\n") ?? [];
  const find = (key: string, value: string): string | undefined =>
    lines.flatMap((line) => new RegExp(`^${key}: (${value})$`).exec(line.trim())?.[1] ?? []).at(-1);
  const treeSha = find(treeKey, "[0-9a-f]{40}");
  const baseSha = find(baseKey, "[0-9a-f]{40}");
  if (treeSha === undefined || baseSha === undefined) return undefined;
  const asOf = parseAsOf(find(asOfKey, ".*") ?? "");
  const identity = find(inputsKey, "[0-9a-f]{8}");
  return { treeSha, baseSha, asOf, identity, seal: find(sealKey, "[0-9a-f]{64}") };
}
