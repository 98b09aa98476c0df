import { expect, test } from "vitest";
import { limitDecompressedBytes } from "./decompress-source.ts";

test("a small file may decompress to 64 MiB, a larger one to 200 times its size, none to more than 16 GiB", () => {
  const [mebibyte, gibibyte] = [2 ** 20, 2 ** 30];
  expect(limitDecompressedBytes(0)).toBe(64 * mebibyte);
  expect(limitDecompressedBytes(mebibyte / 4)).toBe(64 * mebibyte);
  expect(limitDecompressedBytes(mebibyte)).toBe(200 * mebibyte);
  expect(limitDecompressedBytes(gibibyte)).toBe(16 * gibibyte);
});
