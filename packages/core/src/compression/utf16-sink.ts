import { StringDecoder } from "node:string_decoder";
import type { ByteSink } from "./byte-stream.ts";
import type { TextEncoding } from "./utf16-source.ts";

/** Writes UTF-8 in the encoding that its source turned out to have, which must be known before the first write. */
export function encodeSink(raw: ByteSink, encoding: () => TextEncoding): ByteSink {
  const decoder = new StringDecoder("utf8");
  return {
    async write(bytes) {
      if (encoding() === "utf-8") return raw.write(bytes);
      // What is cut off within a character is kept for the next write.
      const units = Buffer.from(
        decoder.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)),
        "utf16le",
      );
      return raw.write(encoding() === "utf-16be" ? units.swap16() : units);
    },
    finish: () => raw.finish(),
    abort: () => raw.abort(),
  };
}
