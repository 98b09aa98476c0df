import type { Body } from "../types.ts";

/** Bytes as a body of one chunk; of none if there are no bytes. */
export function wrapBytes(bytes: Uint8Array): Body {
  return { sizeBytes: bytes.length, open: () => passOn(bytes) };
}

/**
 * No closure: for each generator function that is one, the engine makes a prototype and a layout of objects, and keeps
 * them, with all that the closure reaches, until a full collection.
 */
async function* passOn(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  if (bytes.length > 0) yield bytes;
}
