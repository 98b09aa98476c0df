import { rm } from "node:fs/promises";
import { expect, test } from "vitest";
import { rejectionOf } from "../../test/rejection-of.ts";
import { createTemporaryFolder } from "../../test/temporary-folder.ts";
import { ComplianceError } from "../errors.ts";
import { wrapFileErrors } from "./wrap-file-errors.ts";

function name(error: unknown): Promise<unknown> {
  return rejectionOf(
    wrapFileErrors("The list cannot be written", async () => {
      throw error;
    }),
  );
}

test("what the file system refuses is named, without the path that its error shows", async () => {
  await using folder = await createTemporaryFolder();
  const error = await rejectionOf(wrapFileErrors("The list cannot be written", () => rm(folder.path)));
  expect(error).toMatchObject({ code: "FILE_UNWRITABLE" });
  expect(error).toMatchObject({ message: "The list cannot be written (ERR_FS_EISDIR)." });
  expect(`${(error as Error).stack}`).not.toContain(folder.path);
});

test("where closing fails after the work, the work's failure is told", async () => {
  const closing = Object.assign(new Error("EIO"), { code: "EIO", syscall: "close" });
  const work = new ComplianceError("FILE_CHANGED", "It was changed.");
  expect(await name(new SuppressedError(closing, work))).toBe(work);
  const writing = Object.assign(new Error("ENOSPC"), { code: "ENOSPC", syscall: "write" });
  const inner = new SuppressedError(closing, writing);
  expect(await name(new SuppressedError(closing, inner))).toMatchObject({
    message: "The list cannot be written (ENOSPC).",
  });
});

test("what is not a failure of a file stays as it is", async () => {
  const reasons = ["stop", new Error("own"), Object.assign(new Error("own"), { code: "OWN" }), undefined];
  for (const reason of reasons) expect(await name(reason)).toBe(reason);
});
