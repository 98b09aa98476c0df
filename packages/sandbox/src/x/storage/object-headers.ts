import { hash } from "node:crypto";
import { computeCrc32c } from "./crc32c.ts";

/** What the storage says about an object that it sends: its size and its checksums. */
export function describeObject(object: Buffer): Readonly<Record<string, string>> {
  const crc32c = Buffer.alloc(4);
  crc32c.writeUInt32BE(computeCrc32c(object));
  const md5 = hash("md5", object, "buffer");
  return {
    "content-type": "application/octet-stream",
    etag: `"${md5.toString("hex")}"`,
    "x-goog-hash": `crc32c=${crc32c.toString("base64")},md5=${md5.toString("base64")}`,
    "x-goog-stored-content-encoding": "identity",
    "x-goog-stored-content-length": String(object.length),
  };
}
