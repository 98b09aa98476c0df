import type { Fault } from "../types.ts";
import { createEntryBatch, type EntryBatch, type EntryReader, type OnFault } from "./entry-reader.ts";
import { type OpenFile, readInto } from "./read-file.ts";
import { bomBytes, startsWithBom } from "./txt-entry.ts";

/** What is done with a file, from its first byte to its last. */
export interface BatchVisitor {
  /** The bytes as they were read, before anything else is told of them. */
  onRead?(bytes: Uint8Array): void;
  /**
   * Bytes `from` to `to` of the buffer with the entries in them, in the order of the file. The visitor may
   * overwrite the buffer up to `to`.
   */
  onBatch(bytes: Uint8Array, region: { readonly from: number; readonly to: number }, batch: EntryBatch): void;
  /** After each piece that was read; the buffer is used again afterwards. */
  onPiece?(): Promise<void>;
  /** `unreadable`: what comes behind, or all of it, is not told of, so nothing may be written from here. */
  onFault?(fault: Fault, unreadable: boolean): void;
}

export interface ReadBatchesOptions {
  /** Shown in faults and errors. */
  readonly name: string;
  /** Given the file's first bytes; undefined after it has told a fault for which the file cannot be read. */
  readonly createReader: (onFault: OnFault, firstBytes: Uint8Array) => EntryReader | undefined;
  readonly signal?: AbortSignal | undefined;
}

const pieceBytes = 256 * 1024;
/** Readers may look one byte ahead. */
const spareBytes = 1;
const pointerStart = "version https://git-lfs.github.com/spec/";
const lfsMessage = "is a Git LFS pointer, not the list itself: check the repository out with `lfs: true`";

/**
 * Reads a file batch by batch, in one buffer that is used again and again: what is left of an unfinished
 * record moves to its front. The buffer grows only for a record that is longer.
 * Throws FILE_UNREADABLE and the signal's own reason.
 */
export async function readBatches(
  file: OpenFile,
  visitor: BatchVisitor,
  { name, createReader, signal }: ReadBatchesOptions,
): Promise<void> {
  let reader: EntryReader | undefined;
  let bytes: Uint8Array = new Uint8Array(pieceBytes + spareBytes);
  let to = 0;
  for (let isFirst = true; ; ) {
    signal?.throwIfAborted();
    const size = await readInto(file.handle, {
      buffer: bytes,
      from: to,
      to: bytes.length - spareBytes,
      name,
    });
    const last = size === 0;
    visitor.onRead?.(bytes.subarray(to, to + size));
    to += size;
    let from = 0;
    if (isFirst) {
      isFirst = false;
      from = to >= bomBytes && startsWithBom(bytes) ? bomBytes : 0;
      if (from > 0) visitor.onBatch(bytes, { from: 0, to: from }, createEntryBatch());
      if (isLfsPointer(bytes, { from, to })) {
        visitor.onFault?.({ file: name, message: lfsMessage }, true);
        return;
      }
      const onFault: OnFault = (fault) =>
        visitor.onFault?.({ file: name, ...fault }, fault.line === undefined);
      reader = createReader(onFault, bytes.subarray(from, to));
    }
    if (reader === undefined) return;
    from = passOn(reader, visitor, { bytes, from, to, last });
    await visitor.onPiece?.();
    if (last) {
      // No reader leaves bytes at the end; one that did would make a rewrite lose them.
      if (from < to) visitor.onFault?.({ file: name, message: "could not be read to its end" }, true);
      return;
    }
    if (to - from > reader.maxRecordBytes) {
      const limit = `${Math.round(reader.maxRecordBytes / 1024)} KiB`;
      visitor.onFault?.(
        { file: name, message: `has a line that is longer than ${limit}: it is no list of IDs` },
        true,
      );
      return;
    }
    bytes = moveToFront(bytes, { from, to });
    to -= from;
  }
}

interface Piece {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
  readonly last: boolean;
}

/** Hands on all whole records of a piece, and returns where the unfinished one begins. */
function passOn(reader: EntryReader, visitor: BatchVisitor, { bytes, from, to, last }: Piece): number {
  let at = from;
  while (at < to) {
    const stop = reader.read(bytes, { from: at, to, last });
    if (stop === at) break;
    visitor.onBatch(bytes, { from: at, to: stop }, reader.batch);
    at = stop;
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

function isLfsPointer(
  bytes: Uint8Array,
  { from, to }: { readonly from: number; readonly to: number },
): boolean {
  const start = bytes.subarray(from, Math.min(to, from + pointerStart.length));
  return Buffer.from(start).toString("latin1") === pointerStart;
}
