import { expect, test } from "vitest";
import { limitUnpackedBytes } from "./unpack-limit.ts";

test("a small file may unpack to 64 MiB, a larger one to 200 times its size, none to more than 16 GiB", () => {
  const [mebibyte, gibibyte] = [2 ** 20, 2 ** 30];
  expect(limitUnpackedBytes(0)).toBe(64 * mebibyte);
  expect(limitUnpackedBytes(mebibyte / 4)).toBe(64 * mebibyte);
  expect(limitUnpackedBytes(mebibyte)).toBe(200 * mebibyte);
  expect(limitUnpackedBytes(gibibyte)).toBe(16 * gibibyte);
});
