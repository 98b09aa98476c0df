/** A blob that was written to its end. */
export interface StoredBlob {
  readonly content: Buffer;
  readonly contentType: string;
}

/** Blobs, and the blocks that wait to be put together. */
export interface BlobStore {
  putBlock(name: string, block: { readonly id: string; readonly content: Buffer }): void;
  /** Puts blocks together in the order of the list. False, and nothing done, when one was never put. */
  commitBlocks(
    name: string,
    list: { readonly ids: readonly string[]; readonly contentType: string },
  ): boolean;
  putBlob(name: string, blob: StoredBlob): void;
  get(name: string): StoredBlob | undefined;
  remove(name: string): void;
}

/** Starts empty. */
export function createBlobStore(): BlobStore {
  const blobs = new Map<string, StoredBlob>();
  const blocks = new Map<string, Map<string, Buffer>>();
  return {
    putBlock(name, { id, content }) {
      const waiting = blocks.get(name) ?? new Map<string, Buffer>();
      waiting.set(id, content);
      blocks.set(name, waiting);
    },
    commitBlocks(name, { ids, contentType }) {
      const parts: Buffer[] = [];
      for (const id of ids) {
        const part = blocks.get(name)?.get(id);
        if (part === undefined) return false;
        parts.push(part);
      }
      // Azure drops what the list does not name.
      blocks.delete(name);
      blobs.set(name, { content: Buffer.concat(parts), contentType });
      return true;
    },
    putBlob(name, blob) {
      blocks.delete(name);
      blobs.set(name, blob);
    },
    get: (name) => blobs.get(name),
    remove(name) {
      blobs.delete(name);
      blocks.delete(name);
    },
  };
}
