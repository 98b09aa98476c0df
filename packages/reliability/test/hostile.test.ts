import { expect, test } from "vitest";
import { hostilities } from "../src/torture/hostile/hostilities.ts";
import { meetHostility } from "../src/torture/hostile/meet-hostility.ts";

const limits = { timeoutMs: 5_000, givenUpMs: 20_000 };

function find(name: string): (typeof hostilities)[number] {
  const found = hostilities.find((hostility) => hostility.name === name);
  if (found === undefined) throw new Error(`There is no hostility ${name}.`);
  return found;
}

test("a server that is hostile elsewhere lets a check come to its result", async () => {
  // Nothing is cancelled in a check in which all goes well.
  const cost = await meetHostility("x.unheardOf", find("silence"), limits);
  expect(cost).toMatchObject({ requests: 0, sentBytes: 0, leaked: false });
  expect(["compliant", "violations", "unverified"]).toContain(cost.end);
  expect(cost.diskBytes).toBeGreaterThan(0);
});

test("an endless answer costs bytes, and not the time there is", async () => {
  const cost = await meetHostility("x.listJobs", find("endless body"), limits);
  expect(cost.end).toBe("RESPONSE_TOO_LARGE");
  expect(cost.requests).toBeGreaterThan(0);
  expect(cost.sentBytes).toBeGreaterThan(1_000_000);
  expect(cost.elapsedMs).toBeLessThan(limits.timeoutMs);
});

test("a check that does not end is given up, and has no end", async () => {
  const cost = await meetHostility("x.listJobs", find("silence"), { timeoutMs: 60_000, givenUpMs: 200 });
  expect(cost).toMatchObject({ end: "", requests: 1 });
});
