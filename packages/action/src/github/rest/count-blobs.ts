import { readFile } from "node:fs/promises";
import { treeCallLimits } from "./batch-entries.ts";
import { isPlainText } from "./is-plain-text.ts";
import type { NewFile } from "./write-tree.ts";

type Content = Pick<NewFile, "sizeBytes" | "contentPath">;

/** How many of the files the API takes only one by one, each in a request of its own. */
export async function countBlobs(files: readonly Content[]): Promise<number> {
  let blobs = 0;
  for (const file of files) {
    if (await isBlob(file)) blobs += 1;
  }
  return blobs;
}

async function isBlob({ sizeBytes, contentPath }: Content): Promise<boolean> {
  return sizeBytes > treeCallLimits.sizeBytes || !isPlainText(await readFile(contentPath));
}
