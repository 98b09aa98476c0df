import { open } from "node:fs/promises";
import { isLfsPointer } from "@x-batch-compliance/core/advanced";
import { ActionError } from "../../errors/action-error.ts";

/** What git-crypt writes before the content. Source: its `commands.cpp`. */
const cryptHeader = Buffer.from("\0GITCRYPT\0");

/**
 * Throws FILE_NOT_COMMITTABLE where the repository keeps a list in another form than a checkout has it: a commit, by the API
 * or by git, would put raw bytes in its place.
 */
export async function refuseOtherForm(name: string, path: string): Promise<void> {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(64), 0, 64, 0);
  const start = buffer.subarray(0, bytesRead);
  const form = isLfsPointer(start)
    ? "stored in Git LFS: the repository itself contains only a pointer"
    : start.subarray(0, cryptHeader.length).equals(cryptHeader)
      ? "encrypted with git-crypt: the repository itself contains only encrypted data"
      : undefined;
  if (form === undefined) return;
  throw new ActionError(
    "FILE_NOT_COMMITTABLE",
    `\`${name}\` is ${form}, which a commit would replace with the plain list.`,
  );
}
