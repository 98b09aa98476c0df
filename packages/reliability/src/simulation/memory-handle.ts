/** A file without a name. */
export interface MemoryNode {
  bytes: Buffer;
  readonly inode: number;
  /** Counts writes; stands for the time of the last one. */
  version: number;
  mode: number;
}

/** As much of a `FileHandle` as core uses. */
export class MemoryHandle {
  readonly #node: MemoryNode;
  readonly #act: (operation: string) => Promise<void>;
  #at = 0;

  constructor(node: MemoryNode, act: (operation: string) => Promise<void>) {
    this.#node = node;
    this.#act = act;
  }

  async read(
    buffer: Uint8Array,
    offset: number,
    length: number,
    position: number | null = null,
  ): Promise<{ readonly bytesRead: number; readonly buffer: Uint8Array }> {
    await this.#act("read");
    const from = position ?? this.#at;
    const bytes = this.#node.bytes.subarray(from, from + length);
    buffer.set(bytes, offset);
    if (position === null) this.#at += bytes.length;
    return { bytesRead: bytes.length, buffer };
  }

  async write(
    buffer: Uint8Array,
    offset: number,
    length: number,
  ): Promise<{ readonly bytesWritten: number }> {
    await this.#act("write");
    const node = this.#node;
    const before = node.bytes.subarray(0, this.#at);
    node.bytes = Buffer.concat([
      before,
      buffer.subarray(offset, offset + length),
      node.bytes.subarray(this.#at + length),
    ]);
    this.#at += length;
    node.version++;
    return { bytesWritten: length };
  }

  async stat(): Promise<unknown> {
    await this.#act("stat");
    const { bytes, inode, version, mode } = this.#node;
    return {
      isFile: () => true,
      dev: 1n,
      ino: BigInt(inode),
      size: BigInt(bytes.length),
      mtimeNs: BigInt(version),
      mode: BigInt(mode),
    };
  }

  async truncate(length: number): Promise<void> {
    await this.#act("truncate");
    this.#node.bytes = this.#node.bytes.subarray(0, length);
    this.#node.version++;
  }

  async sync(): Promise<void> {
    await this.#act("sync");
  }

  async chmod(mode: number): Promise<void> {
    await this.#act("chmod");
    this.#node.mode = mode;
  }

  async close(): Promise<void> {}

  async [Symbol.asyncDispose](): Promise<void> {}
}
