import { mkdtempDisposable, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openCheckFolder } from "@x-batch-compliance/core/internal";
import { expect, test } from "vitest";
import { failFiles } from "../src/torture/failing-files.ts";

test("a folder whose second file cannot be made leaves no file open", async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), "x-batch-compliance-"));
  using files = failFiles(folder.path);
  files.plan({ kind: "EIO", first: 2 });
  await expect(openCheckFolder(folder.path)).rejects.toMatchObject({ code: "FILE_UNWRITABLE" });
  expect(files.settle()).toEqual({ failed: "create", open: 0 });
});

test("temporary files are removed though another file cannot be closed", async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), "x-batch-compliance-"));
  using files = failFiles(folder.path);
  const opened = await openCheckFolder(folder.path);
  await writeFile(join(folder.path, "upload-tweets-0.txt"), "1\n");
  files.plan({ kind: "EIO", first: 1 });
  await expect(opened[Symbol.asyncDispose]()).rejects.toMatchObject({ code: "EIO" });
  expect(files.settle().failed).toBe("close");
  expect((await readdir(folder.path)).toSorted()).toEqual([
    "refetch.txt",
    "results.ndjson",
    "violations.ndjson",
  ]);
});
