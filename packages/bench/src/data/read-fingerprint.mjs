import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";

const lf = 10;

/** The sha-256 of a file, and a sum over its lines that does not depend on their order. Empty lines do not count. */
export async function readFingerprint(path) {
  const hash = createHash("sha256");
  let sum = 0;
  let lines = 0;
  let line = 0x811c9dc5;
  let length = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    hash.update(chunk);
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at];
      if (byte !== lf) {
        line = Math.imul(line ^ byte, 0x01000193);
        length++;
      } else if (length > 0) {
        // Mixed once more: in a plain sum, last digits that change places would cancel out.
        sum = (sum + (Math.imul(line ^ (line >>> 15), 0x2c1b3c6d) >>> 0)) % 2 ** 52;
        lines++;
        line = 0x811c9dc5;
        length = 0;
      }
    }
  }
  return { digest: hash.digest("hex"), unordered: `${lines}:${sum}` };
}
