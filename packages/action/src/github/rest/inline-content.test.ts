import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { countBlobs } from "./inline-content.ts";

test("what is packed, no plain text or beyond 2 MB is a blob, and everything else goes with the tree", async () => {
  const folder = await mkdtemp(join(tmpdir(), "blobs-"));
  try {
    const contents = [
      "1\n",
      "",
      gzipSync("1\n"),
      "\ufeff1\n",
      "1\0\n",
      "1\n".repeat(1_000_001),
      "1\n".repeat(1_000_000),
    ];
    const files = await Promise.all(
      contents.map(async (content, index) => {
        const contentPath = join(folder, String(index));
        await writeFile(contentPath, content);
        return { contentPath, sizeBytes: Buffer.byteLength(content) };
      }),
    );
    expect(await Promise.all(files.map((file) => countBlobs([file])))).toEqual([0, 0, 1, 1, 1, 1, 0]);
    expect(await countBlobs(files)).toBe(4);
  } finally {
    await rm(folder, { recursive: true });
  }
});
