import { unzipSync } from "fflate";
import type { StoredBlob } from "./blob-store.ts";

/** The files of an artifact by path. One that was uploaded without an archive is a single file of its name. */
export function unpackArtifact(name: string, blob: StoredBlob): ReadonlyMap<string, Buffer> {
  if (blob.contentType !== "application/zip") return new Map([[name, blob.content]]);
  // Read from the directory at the archive's end: a streamed archive has no sizes before it.
  const entries = Object.entries(unzipSync(blob.content)).filter(([path]) => !path.endsWith("/"));
  return new Map(entries.map(([path, bytes]) => [path, Buffer.from(bytes)]));
}
