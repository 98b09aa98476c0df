import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { createCrc32c } from "../bytes/crc32c.ts";
import type { StoredChecksum, StoredObject } from "../http/stored-object.ts";
import { createStoredCheck } from "./check-stored.ts";

const bytes = Buffer.from('{"id":"20","action":"delete","reason":"deleted"}\n\n');
const md5: StoredChecksum = { algorithm: "md5", hex: createHash("md5").update(bytes).digest("hex") };
const crc: StoredChecksum = { algorithm: "crc32c", hex: readCrc(bytes) };
const wrong = <T extends StoredChecksum>(sum: T): T => ({ ...sum, hex: `${sum.hex.slice(0, -1)}x` });

function readCrc(of: Uint8Array): string {
  const sum = createCrc32c();
  sum.update(of);
  return Buffer.from(sum.digest()).toString("hex");
}

function check(stored: StoredObject | undefined, received: Uint8Array = bytes): boolean {
  const own = createStoredCheck(stored);
  own.update(received.subarray(0, 9));
  own.update(received.subarray(9));
  return own.finish();
}

test.each<[string, StoredObject]>([
  ["crc32c", { checksums: [crc], sizeBytes: undefined }],
  ["md5", { checksums: [md5], sizeBytes: undefined }],
  ["both and the length", { checksums: [crc, md5], sizeBytes: bytes.length }],
])("%s of the same bytes proves them", (_, stored) => {
  expect(check(stored)).toBe(true);
});

test.each<[string, StoredObject | undefined]>([
  ["nothing", undefined],
  ["a length alone", { checksums: [], sizeBytes: bytes.length }],
])("%s holds and proves nothing", (_, stored) => {
  expect(check(stored)).toBe(false);
});

test.each<[string, string, StoredObject]>([
  ["a greater length", "RESULT_TRUNCATED", { checksums: [], sizeBytes: bytes.length + 1 }],
  ["a smaller length", "RESULT_MALFORMED", { checksums: [], sizeBytes: bytes.length - 1 }],
  ["another crc32c", "RESULT_MALFORMED", { checksums: [wrong(crc)], sizeBytes: undefined }],
  ["another md5", "RESULT_MALFORMED", { checksums: [wrong(md5)], sizeBytes: bytes.length }],
  [
    "another md5 beside the right crc32c",
    "RESULT_MALFORMED",
    { checksums: [crc, wrong(md5)], sizeBytes: bytes.length },
  ],
])("%s refutes them", (_, code, stored) => {
  const message =
    code === "RESULT_TRUNCATED"
      ? "The result is shorter than its object in the storage."
      : "The result differs from the object in the storage.";
  expect(() => check(stored)).toThrow(expect.objectContaining({ code, message, retryable: true }));
});

test("a byte that is lost or turned is seen", () => {
  const stored = { checksums: [crc, md5], sizeBytes: undefined };
  for (let at = 0; at < bytes.length; at++) {
    const turned = Buffer.from(bytes);
    turned[at] = (turned[at] as number) ^ 1;
    const lost = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]);
    expect(() => check(stored, turned)).toThrow("differs from the object");
    expect(() => check(stored, lost)).toThrow("differs from the object");
  }
});
