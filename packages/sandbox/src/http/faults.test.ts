import { expect, test } from "vitest";
import { createFaults } from "./faults.ts";

test("failures are played in order, each operation by its own script", () => {
  const faults = createFaults();
  faults.script("x.getJob", { kind: "pass" }, { kind: "reset" });
  faults.script("x.getJob", { kind: "stall" });
  expect(faults.next("x.createJob")).toBeUndefined();
  expect([1, 2, 3, 4].map(() => faults.next("x.getJob")?.kind)).toEqual([
    "pass",
    "reset",
    "stall",
    undefined,
  ]);
});

test("what was scripted and never played is named with its number", () => {
  const faults = createFaults();
  faults.script("x.getJob", { kind: "reset" }, { kind: "reset" });
  faults.script("x.createJob", { kind: "reset" });
  faults.next("x.createJob");
  faults.next("x.getJob");
  expect(faults.unused()).toEqual(["x.getJob: 1"]);
});
