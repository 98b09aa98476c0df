import type { Duplex } from "node:stream";

/**
 * Writes to a stream; the bytes may be used again once it is done. It is also done when the stream is
 * closed, for then nobody answers a write any more: whoever writes asks the stream's errors.
 */
export function writeToStream(stream: Duplex, bytes: Uint8Array): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  stream.once("close", resolve);
  stream.write(bytes, () => {
    stream.off("close", resolve);
    resolve();
  });
  return promise;
}
