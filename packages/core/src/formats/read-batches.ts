import { openSource, type SourceOptions } from "../compression/byte-source.ts";
import type { ByteSource } from "../compression/byte-stream.ts";
import { type Piece, ReadAhead } from "../compression/read-ahead.ts";
import type { TextEncoding } from "../compression/utf16-source.ts";
import { inspectFile } from "../detect/inspect-file.ts";
import { parquetRewriteRefusal } from "../detect/is-parquet.ts";
import type { OpenFile } from "../files/read-file.ts";
import type { Fault } from "../types.ts";
import type { EntryReader, OnFault } from "./entry-reader.ts";
import { bomBytes, startsWithBom } from "./txt-entry.ts";

export interface BatchVisitor {
  /** The bytes as they stand in the file, maybe compressed, before anything else is told of them. */
  onRead?(bytes: Uint8Array): void;
  /** How many bytes will be read in all, where that is not the whole file; before anything else is told of it. */
  onExtent?(readBytes: number): void;
  /** How the text of the file is written, before any entry is told of. Entries are told of as UTF-8. */
  onEncoding?(encoding: TextEncoding): void;
  /**
   * Bytes `from` to `to` of the buffer with the entries in the reader's batch, in the order of the file. The visitor
   * may overwrite the buffer up to `to`.
   */
  onBatch(
    bytes: Uint8Array,
    region: { readonly from: number; readonly to: number },
    reader: EntryReader,
  ): void;
  /**
   * After each piece that was read. The next one is read and told of while the promise is pending, but it is awaited
   * before this is called again and before the buffer is used again.
   */
  onPiece?(): Promise<void>;
  onBadEntry?(fault: Fault): void;
  /** What comes behind, or all of it, is not told of, so nothing may be concluded or written from here. */
  onRefusal(fault: Fault): void;
}

export interface FileContent {
  readonly name: string;
  /** All or only the beginning, without a byte order mark. */
  readonly firstBytes: Uint8Array;
}

/** What is needed to read a file whose records are not stretches of bytes. */
export interface ColumnsReading {
  readonly name: string;
  readonly visitor: BatchVisitor;
  readonly onFault: OnFault;
  readonly signal?: AbortSignal | undefined;
}

export interface ReadBatchesOptions {
  readonly name: string;
  /** Given what is in the file, decompressed; undefined after it has refused it. */
  readonly createReader: (onFault: OnFault, content: FileContent) => EntryReader | undefined;
  /** Reads a Parquet file. Left out by who writes a list anew: such a file is refused then. */
  readonly readColumns?: ((file: OpenFile, reading: ColumnsReading) => Promise<void>) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads a file batch by batch, decompressing it if need be. While one piece is told of, the next is read, and what was
 * made of the one before may be written. What is left of an unfinished record comes in front of the next piece.
 * Throws FILE_UNREADABLE, the signal's own reason, and what the visitor throws.
 */
export async function readBatches(
  file: OpenFile,
  visitor: BatchVisitor,
  { name, createReader, readColumns, signal }: ReadBatchesOptions,
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
  if ("kind" in inspected) {
    if (readColumns === undefined) onFault.refuse(parquetRewriteRefusal);
    else await readColumns(file, { name, visitor, onFault, signal });
    return;
  }
  const { compression, innerName } = inspected;
  const onRead: SourceOptions["onRead"] = (bytes) => visitor.onRead?.(bytes);
  const onEncoding: SourceOptions["onEncoding"] = (encoding) => visitor.onEncoding?.(encoding);
  const source = openSource(file, { name, compression, signal, onRead, onEncoding });
  try {
    await readSource(source, visitor, {
      onFault,
      sizeBytes: compression === "none" ? file.sizeBytes : undefined,
      signal,
      createReader: (firstBytes) => createReader(onFault, { name: innerName, firstBytes }),
    });
  } finally {
    await source.close();
  }
}

interface SourceReading {
  readonly sizeBytes: number | undefined;
  readonly onFault: OnFault;
  readonly signal: AbortSignal | undefined;
  readonly createReader: (firstBytes: Uint8Array) => EntryReader | undefined;
}

async function readSource(
  source: ByteSource,
  visitor: BatchVisitor,
  { sizeBytes, onFault, signal, createReader }: SourceReading,
): Promise<void> {
  const ahead = new ReadAhead(source, sizeBytes);
  let handling: Promise<void> | undefined;
  try {
    let piece = await ahead.next(new Uint8Array(0));
    const text = piece.from + (startsWithBom(piece.bytes.subarray(piece.from, piece.to)) ? bomBytes : 0);
    const reader = createReader(piece.bytes.subarray(text, piece.to));
    if (reader === undefined) return;
    for (let at = text; ; at = piece.from) {
      if (!piece.last) ahead.start();
      const from = passOn(reader, visitor, { ...piece, at });
      await handling;
      handling = visitor.onPiece?.();
      // Told where it is awaited.
      handling?.catch(() => {});
      signal?.throwIfAborted();
      // No reader leaves bytes at the end; one that did would make a rewrite lose them.
      if (piece.last && from < piece.to) onFault.refuse("could not be read to its end");
      if (piece.last) break;
      if (piece.to - from > reader.maxRecordBytes) {
        const limit = `${Math.round(reader.maxRecordBytes / 1024)} KiB`;
        onFault.refuse(`has a line that is longer than ${limit}: it is not a list of IDs`);
        break;
      }
      piece = await ahead.next(piece.bytes.subarray(from, piece.to));
    }
    await handling;
    await ahead.giveBack();
  } finally {
    // Both work on buffers and files that their owners give back afterwards.
    await handling?.catch(() => {});
    await ahead.stop();
  }
}

/**
 * Hands on all whole records of a piece from `at` on, behind a byte order mark, and what lies before them. Returns
 * where the unfinished one begins.
 */
function passOn(
  reader: EntryReader,
  visitor: BatchVisitor,
  { bytes, from, at: text, to, last }: Piece & { readonly at: number },
): number {
  let told = from;
  let at = text;
  while (at < to) {
    const stop = reader.read(bytes, { from: at, to, last });
    if (stop === at) break;
    at = stop;
    visitor.onBatch(bytes, { from: told, to: at }, reader);
    told = at;
  }
  // Its end is told even where no bytes are left for it.
  if (last && text === to) reader.read(bytes, { from: to, to, last });
  if (told < at) {
    reader.batch.count = 0;
    visitor.onBatch(bytes, { from: told, to: at }, reader);
  }
  return at;
}
