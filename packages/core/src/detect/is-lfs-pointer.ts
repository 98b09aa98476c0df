/** In latin1, maybe behind a byte order mark. */
const pointer = /^(?:\u00ef\u00bb\u00bf)?version https:\/\/git-lfs\.github\.com\/spec\//;

/**
 * Whether a file is what git keeps in place of a file that Git LFS stores elsewhere.
 * @param firstBytes The first 64 bytes of the file, or all of a shorter one.
 * @example
 * const { buffer, bytesRead } = await handle.read(Buffer.alloc(64), 0, 64, 0);
 * if (isLfsPointer(buffer.subarray(0, bytesRead))) throw new Error("Check the repository out with `lfs: true`.");
 */
export function isLfsPointer(firstBytes: Uint8Array): boolean {
  return pointer.test(Buffer.from(firstBytes).toString("latin1"));
}
