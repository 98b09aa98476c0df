import { expect, test } from "vitest";
import { z } from "zod";
import type { Report } from "./report.ts";
import { reportSchema } from "./report-schema.ts";

const report: Report = {
  schemaVersion: 1,
  startedAt: "2026-09-01T12:00:00.000Z",
  finishedAt: "2026-09-01T12:04:00.000Z",
  result: "violations",
  failure: null,
  proof: "consistent",
  checked: 3,
  violations: 1,
  unverified: 1,
  refetch: 0,
  months: [
    { type: "tweets", month: "2019-08", checked: 2, violations: 1 },
    { type: "tweets", month: "unknown", checked: 1, violations: 0 },
  ],
  datasets: [
    {
      ...{
        name: "ids",
        types: ["tweets"],
        entries: 3,
        badEntries: 1,
        ids: 3,
        violations: 1,
        unverified: 1,
        refetch: 0,
      },
      counts: [{ type: "tweets", action: "delete", reason: "deleted", decision: "remove", ids: 1 }],
      files: [{ name: "a.txt", entries: 3, violations: 1, scrubs: 0, unverified: 1, badEntries: 1 }],
    },
  ],
  standing: {
    fresh: { parts: 1, ids: 3 },
    older: { parts: 0, ids: 0 },
    none: { parts: 0, ids: 0 },
    ...{
      coverage: 1,
      asOf: "2026-09-01T12:00:01.000Z",
      oldestAgeMs: 180_000,
      newestAgeMs: 180_000,
      passMs: null,
    },
  },
  jobs: [
    {
      ...{
        type: "tweets",
        id: "1",
        name: "lists",
        adopted: false,
        state: "complete",
        standsIn: false,
        proof: "consistent",
      },
      ...{ createdAt: "2026-09-01T12:00:01.000Z", ageMs: 180_000 },
      proofBy: "second download",
      ...{ ids: 3, records: 1, uploadDigest: "ab", resultDigest: "cd" },
    },
  ],
};

test("a report passes as it is, also after a trip through JSON", () => {
  expect(reportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
});

test.each<[string, unknown]>([
  ["of another version", { ...report, schemaVersion: 2 }],
  ["with a result that is none", { ...report, result: "fine" }],
  ["with a negative count", { ...report, violations: -1 }],
  ["with a broken count", { ...report, checked: 0.5 }],
  ["with a month that is none", { ...report, months: [{ ...report.months[0], month: "2019-13" }] }],
  ["with a time that is none", { ...report, startedAt: "yesterday" }],
  ["with a field that nobody knows, such as IDs", { ...report, ids: ["20"] }],
  [
    "with IDs inside a file",
    { ...report, datasets: [{ ...report.datasets[0], files: [{ name: "a", ids: ["1"] }] }] },
  ],
  ["without its jobs", { ...report, jobs: undefined }],
])("a report %s is refused", (_, wrong) => {
  expect(reportSchema.safeParse(wrong).success).toBe(false);
});

test("the schema has a JSON Schema that others can use", () => {
  expect(z.toJSONSchema(reportSchema)).toMatchObject({ type: "object", additionalProperties: false });
});
