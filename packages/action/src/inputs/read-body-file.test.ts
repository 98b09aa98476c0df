import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readBodyFile } from "./read-body-file.ts";

test("a text for the pull request that is larger than any is refused before it is read", async () => {
  const workspace = await mkdtemp(join(tmpdir(), "body-file-"));
  try {
    await writeFile(join(workspace, "body.md"), "x".repeat(200_001));
    const { fault } = await readBodyFile("body.md", workspace);
    expect(fault?.message).toContain("keep the text below 50000 characters");
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
});
