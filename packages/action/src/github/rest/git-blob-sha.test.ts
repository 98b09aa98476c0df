// @module-tag slow
import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { hashBlobFile } from "./git-blob-sha.ts";

test.each([
  ["nothing", Buffer.alloc(0)],
  ["lines", Buffer.from("1\r\n2\n")],
  ["bytes that are no text", Buffer.from([0xef, 0xbb, 0xbf, 0xff, 0x00])],
  ["more than one chunk", Buffer.alloc(600_000, "1234567890\n")],
])("git gives the same name to %s", async (_name, bytes) => {
  const folder = await mkdtemp(join(tmpdir(), "blob-"));
  try {
    const path = join(folder, "file");
    await writeFile(path, bytes);
    const sha = execFileSync("git", ["hash-object", "--no-filters", path], { encoding: "utf8" }).trim();
    expect(await hashBlobFile(path)).toEqual({ sha, sizeBytes: bytes.length });
  } finally {
    await rm(folder, { recursive: true });
  }
});
