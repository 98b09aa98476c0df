import type { IncomingMessage } from "node:http";

/** Where to stop reading. */
export interface ReadBodyOptions {
  /** Returns after at least this many bytes and leaves the rest on the connection. */
  readonly stopAfterBytes?: number;
}

/**
 * Reads a request's body.
 * @throws if the client goes away before its end
 */
export async function readBody(request: IncomingMessage, options: ReadBodyOptions = {}): Promise<Buffer> {
  const stopAfterBytes = options.stopAfterBytes ?? Number.POSITIVE_INFINITY;
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  if (sizeBytes >= stopAfterBytes) return Buffer.alloc(0);
  // Leaving a plain `for await` early would destroy the request, and with it the connection.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    sizeBytes += chunk.length;
    if (sizeBytes >= stopAfterBytes) break;
  }
  return Buffer.concat(chunks, sizeBytes);
}
