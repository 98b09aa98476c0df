import { expect, test } from "vitest";
import { hashLine, mixHash } from "./hash-line.ts";
import { readLine } from "./line.ts";

test("a hash depends on the line's bytes alone, not on its place", () => {
  const bytes = Buffer.from("77\n1160164553482756096\n");
  const alone = hashLine(readLine(Buffer.from("1160164553482756096"), 0));
  expect(hashLine(readLine(bytes, 3))).toBe(alone);
  // Fixed, so that examples and tests keep their verdicts.
  expect(alone).toBe(208_463_572);
});

test("hashes of neighbouring IDs spread evenly", () => {
  const buckets = new Array<number>(16).fill(0);
  for (let id = 0; id < 16_000; id++) {
    const hash = hashLine(readLine(Buffer.from(String(1_160_164_553_482_000 + id)), 0));
    const bucket = Math.floor(hash / 2 ** 28);
    buckets[bucket] = (buckets[bucket] ?? 0) + 1;
  }
  expect(Math.min(...buckets)).toBeGreaterThan(850);
  expect(Math.max(...buckets)).toBeLessThan(1150);
});

test("mixed hashes stay in the range of 32 bits", () => {
  for (const hash of [0, 1, 2 ** 31, 2 ** 32 - 1]) {
    expect(mixHash(hash)).toBeGreaterThanOrEqual(0);
    expect(mixHash(hash)).toBeLessThan(2 ** 32);
  }
  expect(mixHash(1)).not.toBe(mixHash(2));
});
