import type { Readable } from "node:stream";

/** Takes a stream apart into lines and runs of bytes, in their order and not faster than they are asked for. */
export class ByteQueue {
  readonly #source: Readable;
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(source: Readable) {
    this.#source = source;
    this.#chunks = source[Symbol.asyncIterator]();
  }

  /** Lets whoever waits for bytes know that none will come. */
  end(): void {
    this.#source.destroy();
  }

  /** A line without its end; undefined where the stream ends first. */
  async readLine(): Promise<string | undefined> {
    for (;;) {
      const end = this.#rest.indexOf("\n");
      if (end >= 0) return this.#take(end + 1).toString("utf8", 0, end);
      const more = await this.#next();
      if (more === undefined) return undefined;
      this.#rest = Buffer.concat([this.#rest, more]);
    }
  }

  /** So many bytes, or as many as there are. */
  async *readBytes(sizeBytes: number): AsyncGenerator<Buffer> {
    for (let left = sizeBytes; left > 0; ) {
      if (this.#rest.length === 0) {
        const more = await this.#next();
        if (more === undefined) return;
        this.#rest = more;
      }
      const chunk = this.#take(Math.min(left, this.#rest.length));
      left -= chunk.length;
      yield chunk;
    }
  }

  #take(sizeBytes: number): Buffer {
    const taken = this.#rest.subarray(0, sizeBytes);
    this.#rest = this.#rest.subarray(sizeBytes);
    return taken;
  }

  async #next(): Promise<Buffer | undefined> {
    try {
      const { value, done } = await this.#chunks.next();
      return done === true ? undefined : value;
    } catch {
      // One that broke off has ended, too.
      return undefined;
    }
  }
}
