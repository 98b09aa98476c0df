import { ComplianceError } from "../errors.ts";
import type { ByteSource, ReadTarget } from "./byte-stream.ts";

/** How the text of a list is written. The byte order mark says it; without one it is UTF-8. */
export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be";

const chunkBytes = 256 * 1024;

export interface Utf16Options {
  readonly name: string;
  /** Told once, before the first bytes are given out. */
  readonly onEncoding?: ((encoding: TextEncoding) => void) | undefined;
}

/**
 * Gives UTF-16 with a byte order mark as UTF-8, mark included, and all else as it is. Well-formed text is the same either
 * way, so that what is written back by `encodeSink` has the bytes that it had.
 * `read` throws FILE_UNREADABLE for what is not well-formed, and what the source throws.
 */
export function decodeSource(raw: ByteSource, { name, onEncoding }: Utf16Options): ByteSource {
  let encoding: TextEncoding | undefined;
  /** What was read of the file and not given out yet; of UTF-16 as UTF-8. */
  let ready: Uint8Array = new Uint8Array(0);
  let rest: Buffer = Buffer.alloc(0);
  let hasEnded = false;

  async function readRaw(buffer: Buffer, from: number): Promise<number> {
    const size = await raw.read({ buffer, from, to: buffer.length });
    hasEnded ||= size === 0;
    return from + size;
  }

  /** Reads the first bytes where they are wanted. What is not UTF-16 stays there: returns how much of it. */
  async function begin(target: ReadTarget): Promise<number> {
    const { buffer, from } = target;
    const size = await raw.read(target);
    let start = Buffer.from(buffer.subarray(from, from + Math.min(size, 2)));
    // The mark has two bytes, and a source may give them one by one.
    if (size === 1 && mayBeginMark(start[0])) {
      const second = Buffer.alloc(1);
      const more = (await readRaw(second, 0)) > 0 ? second : Buffer.alloc(0);
      start = Buffer.concat([start, more]);
      ready = more;
    }
    encoding = findEncoding(start);
    onEncoding?.(encoding);
    if (encoding === "utf-8") return size;
    rest = Buffer.from(size < 2 ? start : buffer.subarray(from, from + size));
    ready = Buffer.alloc(0);
    return 0;
  }

  /** Decodes the next bytes; what is cut off at their end waits for those that follow. */
  async function decodeNext(): Promise<void> {
    const buffer = Buffer.alloc(rest.length + chunkBytes);
    rest.copy(buffer);
    const size = await readRaw(buffer, rest.length);
    let end = size - (size % 2);
    if (hasEnded && end < size) throw createTextFault(name, "ends within a character");
    const bytes = encoding === "utf-16be" ? Buffer.from(buffer.subarray(0, end)).swap16() : buffer;
    if (!hasEnded && end > 0 && isHighSurrogate(bytes.readUInt16LE(end - 2))) end -= 2;
    rest = Buffer.from(buffer.subarray(end, size));
    const text = bytes.toString("utf16le", 0, end);
    if (!text.isWellFormed()) throw createTextFault(name, "holds half a character");
    ready = Buffer.from(text);
  }

  return {
    async read(target) {
      if (encoding === undefined) {
        const size = await begin(target);
        if (encoding === "utf-8") return size;
      }
      while (ready.length === 0 && encoding !== "utf-8" && !hasEnded) await decodeNext();
      if (ready.length === 0) return hasEnded ? 0 : raw.read(target);
      const { buffer, from, to } = target;
      const size = Math.min(to - from, ready.length);
      buffer.set(ready.subarray(0, size), from);
      ready = ready.subarray(size);
      return size;
    },
    close: () => raw.close(),
  };
}

function findEncoding(mark: Uint8Array): TextEncoding {
  if (mark[0] === 0xff && mark[1] === 0xfe) return "utf-16le";
  return mark[0] === 0xfe && mark[1] === 0xff ? "utf-16be" : "utf-8";
}

function mayBeginMark(byte: number | undefined): boolean {
  return byte === 0xff || byte === 0xfe;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function createTextFault(name: string, what: string): ComplianceError {
  return new ComplianceError(
    "FILE_UNREADABLE",
    `${name} cannot be read: it is UTF-16 text that ${what}. Save it again, best as UTF-8.`,
  );
}
