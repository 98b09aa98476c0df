import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { GitHub } from "../client.ts";
import { writeTree } from "./write-tree.ts";

test("a file of 40 MiB is sent, and one that is a byte larger is refused before anything is", async () => {
  const folder = await mkdtemp(join(tmpdir(), "write-tree-"));
  try {
    const contentPath = join(folder, "content");
    await writeFile(contentPath, "1\n");
    const asked: string[] = [];
    const github = {
      async request({ operation }: { readonly operation: string }) {
        asked.push(operation);
        throw new Error("asked");
      },
    } as unknown as GitHub;
    const file = { path: "a.txt", mode: "100644", sha: "a".repeat(40), contentPath };
    const write = (sizeBytes: number): Promise<string> =>
      writeTree(github, "b".repeat(40), [
        { ...file, sizeBytes: 2 },
        { ...file, sizeBytes },
      ]);
    await expect(write(40 * 1024 * 1024 + 1)).rejects.toMatchObject({ code: "FILE_TOO_LARGE_TO_COMMIT" });
    expect(asked).toEqual([]);
    await expect(write(40 * 1024 * 1024)).rejects.toThrow("asked");
    expect(asked).toEqual(["createBlob"]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
