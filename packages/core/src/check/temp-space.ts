import fs, { stat } from "node:fs/promises";
import { readCompression } from "../detect/detect-compression.ts";
import { splitExtension } from "../detect/file-extension.ts";
import { ComplianceError } from "../errors.ts";
import type { Dataset } from "../types.ts";

/** For what is small beside the lists: reports, and the pages of the file system. */
const spareBytes = 64 * 1024 * 1024;
/** The upload files hold at most what the lists do; as much again is for results. */
const timesPlain = 2;
/** Lists of IDs compress to a little less than half; records with text to less, but there the IDs are a small part. */
const timesCompressed = 6;

/**
 * Refuses to begin where the lists' own size says that the temporary files will not fit. Files that cannot be looked
 * at are left to those who read them.
 * @throws {ComplianceError} TEMPORARY_SPACE.
 */
export async function requireTemporarySpace(datasets: readonly Dataset[], folder: string): Promise<void> {
  let neededBytes = spareBytes;
  for (const { path, name } of datasets.flatMap(({ files }) => files)) {
    const size = await stat(path).then(
      (stats) => stats.size,
      () => 0,
    );
    const isCompressed = readCompression(splitExtension(name).extension) !== "none";
    neededBytes += size * (isCompressed ? timesCompressed : timesPlain);
  }
  const { bavail, bsize } = await fs.statfs(folder);
  const freeBytes = bavail * bsize;
  if (freeBytes >= neededBytes) return;
  const [needed, free] = [neededBytes, freeBytes].map((bytes) => `${Math.ceil(bytes / 1e6)} MB`);
  throw new ComplianceError(
    "TEMPORARY_SPACE",
    `The temporary files need about ${needed}, and the folder for them has ${free} free.`,
  );
}
