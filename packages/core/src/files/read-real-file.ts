import { constants } from "node:fs";
import { open, readlink, realpath } from "node:fs/promises";

/** What a small file holds, or that it is larger than that; undefined where it is not a regular file at its real path. */
export type RealFile = { readonly bytes: Buffer } | "too-large" | undefined;

/**
 * Reads a small file that was found to be regular and behind no symbolic link, and sees to it that it still is: in
 * between, a link may have been put in its place or in that of a folder.
 */
export async function readRealFile(path: string, mostBytes: number): Promise<RealFile> {
  // A pipe without a writer would otherwise keep us here for ever.
  await using file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  const status = await file.stat();
  // Linux says of the handle itself where it is.
  const isLinux = process.platform === "linux";
  const at = isLinux ? await readlink(`/proc/self/fd/${file.fd}`) : await realpath(path);
  if (!status.isFile() || at !== path) return undefined;
  if (status.size > mostBytes) return "too-large";
  return { bytes: await file.readFile() };
}
