import { expect, test } from "vitest";
import { chooseWay } from "./choose-way.ts";

const mebibyte = 1024 * 1024;
const files = (count: number, sizeBytes: number): readonly { readonly sizeBytes: number }[] =>
  Array.from({ length: count }, () => ({ sizeBytes }));

test.each([
  [1, 10, "api"],
  [1000, 10, "api"],
  [1001, 10, "git"],
  [1, 40 * mebibyte, "api"],
  [1, 40 * mebibyte + 1, "git"],
  [100, mebibyte, "api"],
  [101, mebibyte, "git"],
])("%d files of %d bytes go by %s", (count, sizeBytes, way) => {
  expect(chooseWay("auto", files(count, sizeBytes)).way).toBe(way);
});

test("what the user asks for is done, whatever the size", () => {
  expect(chooseWay("git", files(1, 1))).toEqual({ way: "git", why: "as `commit-via` says" });
  expect(chooseWay("api", files(5000, mebibyte)).way).toBe("api");
});
