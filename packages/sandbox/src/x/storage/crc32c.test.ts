import { expect, test } from "vitest";
import { computeCrc32c } from "./crc32c.ts";

test.each([
  ["", 0],
  ["a", 0xc1d04330],
  ["123456789", 0xe3069283],
])("the checksum of %j is the published one", (text, checksum) => {
  expect(computeCrc32c(Buffer.from(text))).toBe(checksum);
});
