import { expect, test } from "vitest";
import { findFinding, findings, mergeFindings } from "./record.ts";

const numberOf = (action: string, reason: string): number => findFinding({ id: "1", action, reason });
const deleted = numberOf("delete", "deleted");
const suspended = numberOf("delete", "suspended");
const scrub = numberOf("delete", "scrub_geo");
const scrubbed = numberOf("scrub_geo", "geo_scrubbed");
const edited = numberOf("rehydrate", "tweet_edited");
const unknown = numberOf("what", "ever");

test("of two reasons that ask for the same, the one that stands first in the table counts, in either order", () => {
  expect(deleted).toBeLessThan(suspended);
  expect([mergeFindings(suspended, deleted), mergeFindings(deleted, suspended)]).toEqual([deleted, deleted]);
});

test("what asks for more counts, in either order", () => {
  expect([mergeFindings(scrub, deleted), mergeFindings(deleted, scrub)]).toEqual([deleted, deleted]);
});

test("two actions about one ID contradict each other", () => {
  const some = [deleted, scrubbed, edited, unknown];
  for (const one of some) {
    for (const other of some) expect(mergeFindings(one, other)).toBe(one === other ? one : undefined);
  }
});

test("the order of records makes no difference, whichever two they are", () => {
  for (let one = 1; one < findings.length; one++) {
    for (let other = 1; other < findings.length; other++) {
      const merged = mergeFindings(one, other);
      expect(merged).toBe(mergeFindings(other, one));
      if (merged !== undefined) expect([one, other]).toContain(merged);
    }
  }
});

test("what asks for more stands first among the findings of an action", () => {
  const strength = { keep: 0, unverified: 0, refetch: 1, scrub: 2, remove: 3 };
  for (let later = 1; later < findings.length; later++) {
    for (let earlier = 0; earlier < later; earlier++) {
      const [one, other] = [findings[earlier], findings[later]];
      if (one === undefined || other === undefined || one.action !== other.action) continue;
      expect(strength[one.decision]).toBeGreaterThanOrEqual(strength[other.decision]);
    }
  }
});
