import { describeFileError, type OpenFile } from "../files/read-file.ts";
import { type Compression, type DetectedCompression, detectCompression } from "./detect-compression.ts";
import { isLfsPointer } from "./is-lfs-pointer.ts";

const lfsMessage = "is a Git LFS pointer, not the list itself: check the repository out with `lfs: true`";
/** So that the names of a ZIP archive's first parts are among them. */
const inspectedBytes = 4_096;

/** How an open file is compressed, or why it is not a list; its handle stays where it stands. Throws FILE_UNREADABLE. */
export async function inspectFile({ handle }: OpenFile, name: string): Promise<DetectedCompression> {
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(inspectedBytes), 0, inspectedBytes, 0);
    const firstBytes = buffer.subarray(0, bytesRead);
    // Whatever its name says: what git keeps in place of a compressed file is not compressed.
    if (isLfsPointer(firstBytes)) return { fault: lfsMessage };
    return detectCompression(name, firstBytes);
  } catch (error) {
    throw describeFileError(error, { code: "FILE_UNREADABLE", what: `${name} cannot be read` });
  }
}

/** How an open file is compressed, for whoever writes it anew; `none` as well for what its reader refuses. Throws FILE_UNREADABLE. */
export async function readOpenCompression(file: OpenFile, name: string): Promise<Compression> {
  const inspected = await inspectFile(file, name);
  return "compression" in inspected ? inspected.compression : "none";
}
