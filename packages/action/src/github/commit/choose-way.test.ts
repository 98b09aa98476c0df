import { expect, test } from "vitest";
import { chooseWay, isTakenByApi } from "./choose-way.ts";

const mebibyte = 1024 * 1024;
const files = (count: number, sizeBytes: number): readonly { readonly sizeBytes: number }[] =>
  Array.from({ length: count }, () => ({ sizeBytes }));

test.each([
  [1, 10, 0, "api"],
  [1000, 10, 18, "api"],
  [1000, 10, 19, "git"],
  [1001, 10, 0, "git"],
  [1, 40 * mebibyte, 1, "api"],
  [1, 40 * mebibyte + 1, 1, "git"],
  [28, mebibyte, 0, "api"],
  [29, mebibyte, 0, "git"],
])("%d files of %d bytes, %d of them no text, go by %s", (count, sizeBytes, blobs, way) => {
  expect(chooseWay({ files: files(count, sizeBytes), blobs }).way).toBe(way);
});

test.each([
  [5000, 10, 0, true],
  [1, 40 * mebibyte, 1, true],
  [1, 40 * mebibyte + 1, 1, false],
  [400, 10, 400, true],
  [401, 10, 401, false],
])(
  "without git, %d files of %d bytes, %d of them no text, can go by the API: %s",
  (count, sizeBytes, blobs, can) => {
    expect(isTakenByApi({ files: files(count, sizeBytes), blobs })).toBe(can);
  },
);
