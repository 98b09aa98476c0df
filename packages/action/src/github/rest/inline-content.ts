import { isUtf8 } from "node:buffer";
import { readFile } from "node:fs/promises";

interface Content {
  readonly sizeBytes: number;
  readonly contentPath: string;
}

/** A createTree call fails around 200 entries or 2.5 MB of inline text. Stay well below both. */
export const treeCallLimits = { entries: 100, sizeBytes: 2_000_000 } as const;

/** Whether a file may be a part of the request that makes the tree, as far as its size shows. */
export function fitsInline({ sizeBytes }: Pick<Content, "sizeBytes">): boolean {
  return sizeBytes <= treeCallLimits.sizeBytes;
}

/** Reads what createTree takes as a part of its own request; undefined for a blob, which takes a request of its own. */
export async function readInline(content: Content): Promise<string | undefined> {
  if (!fitsInline(content)) return undefined;
  const bytes = await readFile(content.contentPath);
  return isPlainText(bytes) ? bytes.toString("utf8") : undefined;
}

export async function countBlobs(files: readonly Content[]): Promise<number> {
  let blobs = 0;
  for (const file of files) {
    if ((await readInline(file)) === undefined) blobs += 1;
  }
  return blobs;
}

/** UTF-8 without what JSON's readers like to change: a byte order mark, NUL. */
function isPlainText(bytes: Buffer): boolean {
  return (
    isUtf8(bytes) && !bytes.includes(0) && !(bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
  );
}
