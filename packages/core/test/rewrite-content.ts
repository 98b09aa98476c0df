import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ReaderOptions } from "../src/formats/open-reader.ts";
import { type FileChange, rewriteToNewFile } from "../src/rewrite/rewrite-file.ts";
import type { Classifier } from "../src/types.ts";
import { createTemporaryFolder } from "./temporary-folder.ts";

/** A content that is to be rewritten. */
export interface RewritePlan {
  readonly content: Uint8Array | string;
  /** For each place of the IDs. */
  readonly classifiers: readonly Classifier[];
  /** Default: a bare list of posts. */
  readonly reader?: ReaderOptions;
}

/** The compliant copy of a content, and what was said of it. */
export async function rewriteContent({
  content,
  classifiers,
  reader = { ids: [{ type: "tweets" }], format: "txt" },
}: RewritePlan): Promise<{ readonly change: FileChange; readonly copy: Buffer }> {
  await using folder = await createTemporaryFolder();
  const from = await folder.write("ids", content);
  const to = join(folder.path, "new");
  const change = await rewriteToNewFile({ from: from.path, to }, { name: "ids", reader, classifiers });
  return { change, copy: await readFile(to) };
}
