import fs, { stat } from "node:fs/promises";
import { readCompression } from "../detect/detect-compression.ts";
import { splitExtension } from "../detect/file-extension.ts";
import { findNamedFormat } from "../detect/named-format.ts";
import { ComplianceError } from "../errors.ts";
import type { Dataset } from "../types.ts";

/** For what is small beside the lists: reports, and the pages of the file system. */
const spareBytes = 64 * 1024 * 1024;
/** The upload files hold at most what the lists do; as much again is for results. */
const timesPlain = 2;
/** Of a bare list the IDs are all. Where 40 % of them are gone, the result takes 3.8 times as much, and the violations 3.2. */
const timesBare = 5;
/** Lists of IDs compress to a little less than half; records with text to less, but there the IDs are a small part. */
const timesCompressed = 3;

/**
 * A first look, by what the files are called: once their IDs are known, `RoomKeeper` reckons from those. Refuses to begin where the lists' own size says that the temporary files will not fit. Files that cannot be looked
 * at are left to those who read them.
 * @throws {ComplianceError} TEMPORARY_SPACE.
 */
export async function requireTemporarySpace(datasets: readonly Dataset[], folder: string): Promise<void> {
  let neededBytes = spareBytes;
  const owned = datasets.flatMap(({ files, format }) => files.map((file) => ({ ...file, format })));
  for (const { path, name, format } of owned) {
    const size = await stat(path).then(
      (stats) => stats.size,
      () => 0,
    );
    const { extension, rest } = splitExtension(name);
    const isCompressed = readCompression(extension) !== "none";
    const named = findNamedFormat(isCompressed ? rest : name) ?? "txt";
    const isBare = (format === undefined || format === "auto" ? named : format) === "txt";
    neededBytes += size * (isBare ? timesBare : timesPlain) * (isCompressed ? timesCompressed : 1);
  }
  const { bavail, bsize } = await fs.statfs(folder);
  const freeBytes = bavail * bsize;
  if (freeBytes >= neededBytes) return;
  const [needed, free] = [neededBytes, freeBytes].map((bytes) => `${Math.ceil(bytes / 1e6)} MB`);
  throw new ComplianceError(
    "TEMPORARY_SPACE",
    `The temporary files need about ${needed}, but their folder has only ${free} free.`,
  );
}
