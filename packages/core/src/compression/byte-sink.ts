import type { FileHandle } from "node:fs/promises";
import type { Compression } from "../detect/detect-compression.ts";
import { appendBytes } from "../files/create-file.ts";
import type { ByteSink } from "./byte-stream.ts";
import { compressSink } from "./compress-sink.ts";

export interface SinkOptions {
  readonly name: string;
  readonly compression: Compression;
}

/**
 * Writes to an open file from where its handle stands, and compresses it. The same bytes give the same file.
 * The handle is left open and is not synced. `write` and `finish` throw FILE_UNWRITABLE.
 */
export function openSink(handle: FileHandle, { name, compression }: SinkOptions): ByteSink {
  const plain: ByteSink = {
    write: (bytes) => appendBytes(handle, bytes, name),
    async finish() {},
    async abort() {},
  };
  return compression === "none" ? plain : compressSink(plain, { name, compression });
}
