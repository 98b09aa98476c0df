import { expect, test } from "vitest";
import { mergeFinding, packFinding, unpackFinding } from "./packed-finding.ts";
import { classify, findings } from "./record.ts";

const numberOf = (action: string, reason: string): number => classify({ id: "1", action, reason });
const deleted = numberOf("delete", "deleted");
const suspended = numberOf("delete", "suspended");
const locationOnly = numberOf("delete", "scrub_geo");
const scrubbed = numberOf("scrub_geo", "geo_scrubbed");
const edited = numberOf("rehydrate", "tweet_edited");
const unknown = numberOf("what", "ever");

const latest = 2 ** 26 - 1;

test("every finding comes out again, at any minute, and never as the 0 of an empty row", () => {
  for (let finding = 1; finding < findings.length; finding++) {
    for (const minute of [undefined, 0, 1, 27_000_000, latest, latest + 1, -5]) {
      const packed = packFinding(finding, minute);
      expect(unpackFinding(packed)).toBe(finding);
      expect(packed).toBeGreaterThan(0);
      expect(packed).toBeLessThan(2 ** 32);
      expect(Number.isInteger(packed)).toBe(true);
    }
  }
});

test("minutes before 1970 and after the last one count as the first and the last", () => {
  expect(packFinding(deleted, -1)).toBe(packFinding(deleted, 0));
  expect(packFinding(deleted, latest + 100)).toBe(packFinding(deleted, latest));
});

test("of two records alike the earlier counts, in either order", () => {
  const early = packFinding(deleted, 100);
  const late = packFinding(deleted, 101);
  expect([mergeFinding(early, late), mergeFinding(late, early)]).toEqual([early, early]);
});

test("a record without a time is later than any with one", () => {
  const timed = packFinding(deleted, 27_000_000);
  const timeless = packFinding(deleted, undefined);
  expect([mergeFinding(timed, timeless), mergeFinding(timeless, timed)]).toEqual([timed, timed]);
});

test("the earlier event counts also where the reasons differ but ask for the same", () => {
  const early = packFinding(suspended, 5);
  const late = packFinding(deleted, 6);
  expect([mergeFinding(early, late), mergeFinding(late, early)]).toEqual([early, early]);
});

test("what asks for more counts, whenever it happened", () => {
  const weak = packFinding(locationOnly, 5);
  const strong = packFinding(deleted, 50);
  expect([mergeFinding(weak, strong), mergeFinding(strong, weak)]).toEqual([strong, strong]);
});

test("two actions about one ID contradict each other", () => {
  const packed = [deleted, scrubbed, edited, unknown].map((finding) => packFinding(finding, 5));
  for (const one of packed) {
    for (const other of packed) expect(mergeFinding(one, other)).toBe(one === other ? one : undefined);
  }
});
