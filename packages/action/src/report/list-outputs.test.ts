import { makePendingReport, makeReport } from "@x-batch-compliance/core/testing";
import { expect, test } from "vitest";
import { listOutputs, listUnreportedOutputs, type OutputContents } from "./list-outputs.ts";

const nothing: OutputContents = {
  report: makeReport(),
  reportPath: "/temp/report.json",
  artifact: undefined,
  pullRequest: undefined,
  jobIds: [],
};
const files = [
  { path: "data/a.txt", entries: 10, removed: 3, scrubbed: 0, unverified: 0, retained: 0 },
  { path: "data/b.txt", entries: 10, removed: 0, scrubbed: 0, unverified: 0, retained: 0 },
];
const pullRequest = {
  operation: "created",
  plan: "commit",
  pull: { number: 7, url: "https://github.com/o/r/pull/7" },
  headSha: "a".repeat(40),
  branch: "x-compliance/tweets-1",
  compareUrl: "https://github.com/o/r/compare/main...x-compliance/tweets-1",
  files,
  missing: [],
  warnings: [],
} as const;

test("without artifact and pull request their outputs are empty", () => {
  expect(listOutputs(nothing)).toMatchInlineSnapshot(`
    {
      "artifact-digest": "",
      "artifact-id": "",
      "artifact-url": "",
      "as-of": "2026-09-01T04:18:00.000Z",
      "changed-files": "[]",
      "checked": "22000",
      "counts": "{"delete":{"deleted":700,"suspended":400},"rehydrate":{"tweet_edited":3}}",
      "coverage": "1",
      "job-ids": "1900000000000000001",
      "pr-branch": "",
      "pr-number": "",
      "pr-operation": "none",
      "pr-sha": "",
      "pr-url": "",
      "proof": "consistent",
      "refetch": "3",
      "removed": "0",
      "report-path": "/temp/report.json",
      "result": "violations",
      "unverified": "0",
      "violations": "1100",
    }
  `);
});

test("an artifact and a pull request are named", () => {
  const artifact = { id: 5, name: "x-compliance", url: "https://github.com/x", digest: "d" };
  expect(listOutputs({ ...nothing, artifact, pullRequest })).toMatchObject({
    "artifact-id": "5",
    "artifact-url": "https://github.com/x",
    "artifact-digest": "d",
    removed: "3",
    "changed-files": '["data/a.txt"]',
    "pr-number": "7",
    "pr-url": "https://github.com/o/r/pull/7",
    "pr-operation": "created",
    "pr-branch": "x-compliance/tweets-1",
    "pr-sha": "a".repeat(40),
  });
});

test("what is not proposed counts as not removed: a closed pull request, a dry run", () => {
  const { pull, headSha: _head, ...rest } = pullRequest;
  const closed = { ...rest, pull, operation: "closed", plan: "close" } as const;
  expect(listOutputs({ ...nothing, pullRequest: closed })).toMatchObject({
    removed: "0",
    "changed-files": "[]",
    "pr-number": "7",
    "pr-operation": "closed",
    "pr-branch": "",
  });
  const dry = { ...rest, operation: "none" } as const;
  expect(listOutputs({ ...nothing, pullRequest: dry })).toMatchObject({
    removed: "0",
    "pr-number": "",
    "pr-operation": "none",
  });
});

test("of a proposal that failed, the pull request that is open is named, and nothing of what it removes", () => {
  const openPull = { pull: pullRequest.pull, operation: "none", branch: "x-compliance/tweets-1" } as const;
  const named = {
    removed: "0",
    "pr-number": "7",
    "pr-url": "https://github.com/o/r/pull/7",
    "pr-operation": "none",
    "pr-branch": "x-compliance/tweets-1",
    "pr-sha": "",
  };
  expect(listOutputs({ ...nothing, openPull })).toMatchObject(named);
  expect(listOutputs({ ...nothing, pullRequest, openPull })).toMatchObject({ "pr-operation": "created" });
});

test("how far the lists are known is told, and nothing of it where nothing is known", () => {
  const report = makeReport();
  const standing = { ...report.standing, coverage: 0.3448, asOf: "2026-08-31T04:18:00.000Z" };
  expect(listOutputs({ ...nothing, report: { ...report, standing } })).toMatchObject({
    coverage: "0.3448",
    "as-of": "2026-08-31T04:18:00.000Z",
  });
  const pending = listOutputs({ ...nothing, report: makePendingReport() });
  expect(pending).toMatchObject({ coverage: "0", "as-of": "" });
  expect(listUnreportedOutputs("pending", ["1"])).toEqual({
    result: "pending",
    "job-ids": "1",
    coverage: "",
    "as-of": "",
  });
});

test("a job whose result a later run collects is named beside the one that stands in for it", () => {
  const { "job-ids": jobIds } = listOutputs({ ...nothing, jobIds: ["1900000000000000001", "2"] });
  expect(jobIds).toBe("1900000000000000001,2");
});
