import fc from "fast-check";
import { expect, test } from "vitest";
import { createCrc32c } from "./crc32c.ts";

const zeros = new Uint8Array(32);
const upwards = Uint8Array.from({ length: 32 }, (_, index) => index);

function compute(...chunks: readonly Uint8Array[]): string {
  const crc = createCrc32c();
  for (const chunk of chunks) crc.update(chunk);
  return Buffer.from(crc.digest()).toString("hex");
}

// RFC 3720, appendix B.4, which prints the bytes the other way round, and the check value of the catalogues of CRCs.
test.each<[string, Uint8Array, string]>([
  ["nothing", new Uint8Array(), "00000000"],
  ["32 zeros", zeros, "8a9136aa"],
  ["32 ones", zeros.map(() => 255), "62a8ab43"],
  ["0 to 31", upwards, "46dd794e"],
  ["31 to 0", upwards.toReversed(), "113fdb5c"],
  ["the digits 1 to 9", Buffer.from("123456789"), "e3069283"],
])("of %s is the published one", (_, bytes, hex) => {
  expect(compute(bytes)).toBe(hex);
});

test("does not depend on where the chunks end", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), fc.nat(64), (bytes, at) => {
      expect(compute(bytes.subarray(0, at), bytes.subarray(at))).toBe(compute(bytes));
    }),
  );
});
