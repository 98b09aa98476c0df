/** Of one UTF-16 code unit in UTF-8. */
const mostBytesOfUnit = 3;

/**
 * Gathers bytes for one write after another, in two buffers that take turns: more may be gathered while what was taken is
 * written. Millions of strings or small buffers would stay in memory until the engine looks for them.
 */
export class ByteGatherer {
  #bytes: Buffer = Buffer.alloc(0);
  #spare: Buffer = Buffer.alloc(0);
  #sizeBytes = 0;

  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  /** Copies them. */
  add(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#sizeBytes);
    this.#sizeBytes += bytes.length;
  }

  /** Adds the text as UTF-8. */
  addText(text: string): void {
    this.#reserve(text.length * mostBytesOfUnit);
    this.#sizeBytes += this.#bytes.write(text, this.#sizeBytes);
  }

  /** All that has gathered, and starts again. Valid until the next call. */
  take(): Uint8Array {
    const taken = this.#bytes.subarray(0, this.#sizeBytes);
    [this.#bytes, this.#spare] = [this.#spare, this.#bytes];
    this.#sizeBytes = 0;
    return taken;
  }

  #reserve(moreBytes: number): void {
    const neededBytes = this.#sizeBytes + moreBytes;
    if (neededBytes <= this.#bytes.length) return;
    const larger = Buffer.alloc(Math.max(neededBytes, this.#bytes.length * 2));
    larger.set(this.#bytes.subarray(0, this.#sizeBytes));
    this.#bytes = larger;
  }
}
