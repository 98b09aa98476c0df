import { hash } from "node:crypto";
import type { Checksums } from "../odd/oddities.ts";
import { computeCrc32c } from "./crc32c.ts";

/** What the storage says about an object that it sends: its size and its checksums. */
export function describeObject(object: Buffer, checksums: Checksums): Readonly<Record<string, string>> {
  const always = {
    "content-type": "application/octet-stream",
    "x-goog-stored-content-encoding": "identity",
    "x-goog-stored-content-length": String(object.length),
  };
  if (checksums === "none") return always;
  const crc32c = Buffer.alloc(4);
  crc32c.writeUInt32BE(computeCrc32c(object));
  const written = crc32c.toString("base64");
  // X's results are composed of parts, and the storage keeps no md5 of such an object.
  if (checksums === "crc32c") {
    return {
      ...always,
      etag: `"-${written}"`,
      "x-goog-component-count": "20",
      "x-goog-hash": `crc32c=${written}`,
    };
  }
  const md5 = hash("md5", object, "buffer");
  return {
    ...always,
    etag: `"${md5.toString("hex")}"`,
    "x-goog-hash": `crc32c=${written},md5=${md5.toString("base64")}`,
  };
}
