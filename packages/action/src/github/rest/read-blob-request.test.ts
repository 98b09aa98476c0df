import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readBlobRequest } from "./read-blob-request.ts";

test.for([0, 1, 2, 3, 4, 1_000, 786_431, 786_432, 786_433, 2_000_000])(
  "%d bytes are what the request says in base64",
  async (size) => {
    const folder = await mkdtemp(join(tmpdir(), "blob-"));
    try {
      const path = join(folder, "content");
      const bytes = randomBytes(size);
      await writeFile(path, bytes);
      const read = async (sizeBytes: number): Promise<unknown> =>
        JSON.parse((await readBlobRequest(path, sizeBytes)).toString());
      expect(await read(size)).toEqual({ encoding: "base64", content: bytes.toString("base64") });
      const shorter = Math.max(0, size - 1);
      const content = bytes.subarray(0, shorter).toString("base64");
      expect(await read(shorter)).toEqual({ encoding: "base64", content });
      expect(await read(size + 10)).toEqual({ encoding: "base64", content: bytes.toString("base64") });
    } finally {
      await rm(folder, { recursive: true });
    }
  },
);
