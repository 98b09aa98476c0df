import type { Fault } from "../types.ts";
import { type ByteSource, openSource, type SourceOptions } from "./byte-source.ts";
import type { EntryReader, OnFault } from "./entry-reader.ts";
import { inspectFile } from "./inspect-file.ts";
import type { OpenFile } from "./read-file.ts";
import { bomBytes, startsWithBom } from "./txt-entry.ts";

/** What is done with a file, from its first byte to its last. */
export interface BatchVisitor {
  /** The bytes as they stand in the file, maybe packed, before anything else is told of them. */
  onRead?(bytes: Uint8Array): void;
  /**
   * Bytes `from` to `to` of the buffer with the entries in the reader's batch, in the order of the file. The visitor
   * may overwrite the buffer up to `to`.
   */
  onBatch(
    bytes: Uint8Array,
    region: { readonly from: number; readonly to: number },
    reader: EntryReader,
  ): void;
  /** After each piece that was read; the buffer is used again afterwards. */
  onPiece?(): Promise<void>;
  /** A record that holds no ID where one should be. It is no entry. */
  onBadEntry?(fault: Fault): void;
  /** What comes behind, or all of it, is not told of, so nothing may be concluded or written from here. */
  onRefusal(fault: Fault): void;
}

/** What a file holds, apart from how it is packed. */
export interface FileContent {
  /** Without the extension of a compression. */
  readonly name: string;
  /** All or only the beginning, without a byte order mark. */
  readonly firstBytes: Uint8Array;
}

export interface ReadBatchesOptions {
  /** Shown in faults and errors. */
  readonly name: string;
  /** Given what is in the file, unpacked; undefined after it has refused it. */
  readonly createReader: (onFault: OnFault, content: FileContent) => EntryReader | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What is read at once. A quarter of it took 1.2 times as long, to rewrite 10 million IDs (7 runs by turns). */
export const pieceBytes: number = 1024 * 1024;
/** Readers may look one byte ahead. */
const spareBytes = 1;

/**
 * Reads a file batch by batch, unpacking it if need be, in one buffer that is used again and again: what is left of
 * an unfinished record moves to its front. The buffer grows only for a record that is longer.
 * Throws FILE_UNREADABLE and the signal's own reason.
 */
export async function readBatches(
  file: OpenFile,
  visitor: BatchVisitor,
  { name, createReader, signal }: ReadBatchesOptions,
): Promise<void> {
  const onFault: OnFault = {
    badEntry: (line, message) => visitor.onBadEntry?.({ file: name, line, message }),
    refuse: (message, line) =>
      visitor.onRefusal({ file: name, message, ...(line !== undefined && { line }) }),
  };
  const inspected = await inspectFile(file, name);
  if ("fault" in inspected) {
    onFault.refuse(inspected.fault);
    return;
  }
  const { compression, innerName } = inspected;
  const onRead: SourceOptions["onRead"] = (bytes) => visitor.onRead?.(bytes);
  const source = openSource(file, { name, compression, signal, onRead });
  try {
    await readSource(source, visitor, {
      onFault,
      bufferBytes: compression === "none" ? Math.min(pieceBytes, file.sizeBytes + 1) : pieceBytes,
      signal,
      createReader: (firstBytes) => createReader(onFault, { name: innerName, firstBytes }),
    });
  } finally {
    await source.close();
  }
}

interface SourceReading {
  /** One byte more than a small file has, so that its end is seen without a larger buffer. */
  readonly bufferBytes: number;
  readonly onFault: OnFault;
  readonly signal: AbortSignal | undefined;
  readonly createReader: (firstBytes: Uint8Array) => EntryReader | undefined;
}

async function readSource(
  source: ByteSource,
  visitor: BatchVisitor,
  { bufferBytes, onFault, signal, createReader }: SourceReading,
): Promise<void> {
  let reader: EntryReader | undefined;
  let bytes: Uint8Array = new Uint8Array(bufferBytes + spareBytes);
  let to = 0;
  for (let isFirst = true; ; isFirst = false) {
    const filled = await fill(source, bytes, to);
    const last = filled < bytes.length - spareBytes;
    to = filled;
    const text = isFirst && to >= bomBytes && startsWithBom(bytes) ? bomBytes : 0;
    if (isFirst) reader = createReader(bytes.subarray(text, to));
    if (reader === undefined) return;
    const from = passOn(reader, visitor, { bytes, text, to, last });
    await visitor.onPiece?.();
    signal?.throwIfAborted();
    if (last) {
      // No reader leaves bytes at the end; one that did would make a rewrite lose them.
      if (from < to) onFault.refuse("could not be read to its end");
      return;
    }
    if (to - from > reader.maxRecordBytes) {
      const limit = `${Math.round(reader.maxRecordBytes / 1024)} KiB`;
      onFault.refuse(`has a line that is longer than ${limit}: it is no list of IDs`);
      return;
    }
    bytes = moveToFront(bytes, { from, to });
    to -= from;
  }
}

/** Fills the buffer from `start`, but for its spare byte, and returns how far; less only at the end. */
async function fill(source: ByteSource, buffer: Uint8Array, start: number): Promise<number> {
  const to = buffer.length - spareBytes;
  let from = start;
  while (from < to) {
    const size = await source.read({ buffer, from, to });
    if (size === 0) return from;
    from += size;
  }
  return from;
}

interface Piece {
  readonly bytes: Uint8Array;
  /** Where the records begin: behind the byte order mark. */
  readonly text: number;
  readonly to: number;
  readonly last: boolean;
}

/** Hands on all whole records of a piece and what lies before them, and returns where the unfinished one begins. */
function passOn(reader: EntryReader, visitor: BatchVisitor, { bytes, text, to, last }: Piece): number {
  let told = 0;
  let at = text;
  while (at < to) {
    const stop = reader.read(bytes, { from: at, to, last });
    if (stop === at) break;
    at = stop;
    visitor.onBatch(bytes, { from: told, to: at }, reader);
    told = at;
  }
  if (told < at) {
    reader.batch.count = 0;
    visitor.onBatch(bytes, { from: told, to: at }, reader);
  }
  return at;
}

function moveToFront(bytes: Uint8Array, { from, to }: { readonly from: number; readonly to: number }) {
  const isFull = from === 0 && to === bytes.length - spareBytes;
  if (!isFull) {
    bytes.copyWithin(0, from, to);
    return bytes;
  }
  const larger = new Uint8Array((bytes.length - spareBytes) * 2 + spareBytes);
  larger.set(bytes.subarray(from, to));
  return larger;
}
