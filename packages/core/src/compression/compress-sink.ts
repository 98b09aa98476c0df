// Not by name: an old Node.js has no zstd, and could not even say so.
import zlib, { type Gzip, type ZstdCompress } from "node:zlib";
import { ComplianceError } from "../errors.ts";
import { describeFileError } from "../files/read-file.ts";
import type { ByteSink } from "./byte-stream.ts";
import type { CompressedFile } from "./decompression-fault.ts";
import { writeToStream } from "./write-to-stream.ts";

const chunkBytes = 256 * 1024;

/** Compresses what is written to a sink. Its methods throw FILE_UNWRITABLE, and what the sink throws. */
export function compressSink(raw: ByteSink, { name, compression }: CompressedFile): ByteSink {
  const stream = createCompressionStream(compression);
  let failure: { readonly error: unknown } | undefined;
  const fail = (error: unknown): void => {
    failure ??= { error };
    stream.destroy();
  };
  stream.on("error", (error) =>
    fail(describeFileError(error, { code: "FILE_UNWRITABLE", what: `${name} cannot be written` })),
  );
  const draining = drain(stream, raw).catch(fail);
  return {
    async write(bytes) {
      await writeToStream(stream, bytes);
      if (failure !== undefined) throw failure.error;
    },
    async finish() {
      stream.end();
      await draining;
      if (failure !== undefined) throw failure.error;
      await raw.finish();
    },
    async abort() {
      fail(new ComplianceError("FILE_UNWRITABLE", `${name} was not completed. Write it again.`));
      await draining;
      await raw.abort();
    },
  };
}

async function drain(stream: Gzip | ZstdCompress, raw: ByteSink): Promise<void> {
  for await (const chunk of stream) await raw.write(chunk);
}

/** The levels are the libraries' own. A header of zlib has neither time nor name. */
function createCompressionStream(compression: CompressedFile["compression"]): Gzip | ZstdCompress {
  if (compression === "gz") return zlib.createGzip({ chunkSize: chunkBytes });
  // The tool writes a checksum unless told not to; the library does so only if told.
  return zlib.createZstdCompress({
    chunkSize: chunkBytes,
    params: { [zlib.constants.ZSTD_c_checksumFlag]: 1 },
  });
}
