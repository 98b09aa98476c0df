import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { measureBlobRequest, openBlobRequest } from "./blob-request.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "blob-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function createFile(bytes: Buffer): Promise<string> {
  const path = join(folder, "content");
  await writeFile(path, bytes);
  return path;
}

test.for([0, 1, 2, 3, 4, 1_000, 49_151, 49_152, 49_153, 2_000_000])(
  "%d bytes are what the request says in base64, and it is as long as announced",
  async (size) => {
    const bytes = randomBytes(size);
    const body = await text(openBlobRequest(await createFile(bytes), size));
    expect(JSON.parse(body)).toEqual({ encoding: "base64", content: bytes.toString("base64") });
    expect(body).toHaveLength(measureBlobRequest(size));
  },
);

test("a file that became shorter is not sent as if it were whole", async () => {
  const path = await createFile(randomBytes(1_000));
  await expect(text(openBlobRequest(path, 1_001))).rejects.toThrow("became shorter");
});
