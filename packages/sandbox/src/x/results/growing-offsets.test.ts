import { expect, test } from "vitest";
import { createGrowingOffsets } from "./growing-offsets.ts";

test("offsets come out as they went in, however many", () => {
  const offsets = createGrowingOffsets();
  const all = Array.from({ length: 5000 }, (_, index) => index * 3);
  for (const offset of all) offsets.add(offset);
  expect([...offsets.toArray()]).toEqual(all);
});
