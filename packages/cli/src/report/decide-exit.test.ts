import { ComplianceError, type Report } from "@x-batch-compliance/core";
import { expect, test } from "vitest";
import { decideExit } from "./decide-exit.ts";

const none = { parts: 0, ids: 0 };
const clean = { violations: 0, unverified: 0, standing: { none }, datasets: [{}] } as unknown as Report;
const lacking = { ...clean, datasets: [...clean.datasets, { lacksIds: true }] } as unknown as Report;
const pending = { ...clean, unverified: 3, standing: { ...clean.standing, none: { parts: 1, ids: 3 } } };
const strict = { options: { "on-unverified": "fail" }, failure: undefined, areRemoved: false } as const;

test.each([
  ["all is compliant", clean, {}, 0],
  ["violations", { ...clean, violations: 2 }, {}, 1],
  ["violations that were removed", { ...clean, violations: 2 }, { areRemoved: true }, 0],
  ["violations beside what is pending", { ...pending, violations: 1 }, {}, 1],
  ["what is pending once they were removed", { ...pending, violations: 1 }, { areRemoved: true }, 4],
  ["a dataset without IDs", lacking, {}, 2],
  ["violations beside a dataset without IDs", { ...lacking, violations: 1 }, {}, 1],
  ["a dataset without IDs, once they were removed", { ...lacking, violations: 1 }, { areRemoved: true }, 2],
  ["pending", pending, {}, 4],
  ["unverified", { ...clean, unverified: 1 }, {}, 3],
  [
    "unverified that is only reported",
    { ...clean, unverified: 1 },
    { options: { "on-unverified": "report" } },
    0,
  ],
  [
    "a failure besides",
    { ...clean, violations: 2 },
    { failure: new ComplianceError("CREDITS_DEPLETED", "No.") },
    5,
  ],
] as const)("%s", (_name, report, changes, code) => {
  expect(decideExit({ report, ...strict, ...changes })).toBe(code);
});
