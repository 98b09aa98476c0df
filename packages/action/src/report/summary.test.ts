import {
  makeCompliantReport,
  makePartialReport,
  makePendingReport,
  makeReport,
  makeStandInReport,
} from "@x-batch-compliance/core/testing";
import { expect, test } from "vitest";
import { type RunSummary, writeRunSummary } from "./write-run-summary.ts";

const contents: RunSummary = {
  report: makeReport(),
  policy: { onViolation: "fail", dryRun: false, artifactContents: "results", maxAgeMinutes: 2880 },
  pullRequest: undefined,
  ids: [],
};

function advice(change: Partial<RunSummary>): string {
  return (
    writeRunSummary({ ...contents, ...change })
      .trimEnd()
      .split("### What to do next\n\n")
      .at(1)
      ?.split("\n\n| IDs checked")
      .at(0) ?? ""
  );
}

test("a report reads from its result and what to do next down to the details", () => {
  expect(writeRunSummary(contents)).toMatchInlineSnapshot(`
    "## X Batch Compliance

    🔴 **1,100 of 22,000 IDs are no longer compliant.**

    ### What to do next

    Remove the entries. \`violations.ndjson\` in the artifact lists them. X's policy asks for removal as soon as reasonably possible, and within 24 hours after a request. With \`on-violation: pull-request\`, the next run proposes the removal for you.

    | IDs checked | No longer compliant | Refetch (edited) |
    | ---: | ---: | ---: |
    | 22,000 | 1,100 | 3 |

    ### By reason

    | Reason | Action | IDs | X's reason | X's action |
    | --- | --- | ---: | --- | --- |
    | post deleted | remove | 700 | \`deleted\` | \`delete\` |
    | account suspended | remove | 400 | \`suspended\` | \`delete\` |
    | post edited | refetch | 3 | \`tweet_edited\` | \`rehydrate\` |

    <details><summary>2 files: 1,101 entries no longer compliant</summary>

    | File | Entries | Remove |
    | --- | ---: | ---: |
    | \`data/a.txt\` | 12,000 | 600 |
    | \`data/b.txt\` | 10,010 | 501 |
    | **All files** | **22,010** | **1,101** |

    </details>

    The result is 21 min old, as of 2026-09-01 04:18 UTC. Proof: consistent. X's result is well-formed, covers exactly these IDs, and was the same in two downloads.

    <details><summary>1 job at X</summary>

    - Job \`1900000000000000001\`: complete, created by this run (2026-09-01 04:18 UTC), its result consistent by a second download.

    </details>
    "
  `);
});

test("each end has its own advice", () => {
  const proposing = { ...contents.policy, onViolation: "pull-request" } as const;
  const pullRequest = {
    sentence: "Pull request #7 opened.",
    url: "https://github.com/o/r/pull/7",
    compareUrl: "https://github.com/o/r/compare/a...b",
  };
  const unverified = makeReport({ result: "unverified", violations: 0, unverified: 5 });
  expect([
    advice({ report: makeCompliantReport() }),
    advice({ report: makePendingReport() }),
    advice({ report: unverified }),
    advice({ report: makeReport({ unverified: 5 }) }),
    advice({ policy: { ...contents.policy, artifactContents: "none" } }),
    advice({ policy: proposing, pullRequest }),
    advice({
      policy: proposing,
      pullRequest: { sentence: "No pull request.", url: undefined, compareUrl: undefined },
    }),
    advice({ policy: proposing, pullRequest: { ...pullRequest, compareUrl: undefined, isDeclined: true } }),
    advice({ policy: proposing, hasPullRequestFailed: true }),
    advice({
      policy: proposing,
      hasPullRequestFailed: true,
      openPull: { number: 7, url: pullRequest.url },
      lacksArtifact: "failed",
    }),
    advice({ lacksArtifact: "failed" }),
    advice({ lacksArtifact: "failed", ids: ["12"] }),
    advice({ lacksArtifact: "cancelled" }),
    advice({ policy: proposing }),
    advice({ policy: { ...proposing, dryRun: true } }),
  ]).toMatchInlineSnapshot(`
    [
      "Nothing. Keep the workflow on its schedule.",
      "Run the workflow again later, or wait for its next scheduled run: the next run collects what X has finished by then and submits what is still missing.",
      "Run the workflow again. Unverified IDs are kept, and are never called compliant.",
      "Remove the entries. \`violations.ndjson\` in the artifact lists them. X's policy asks for removal as soon as reasonably possible, and within 24 hours after a request. With \`on-violation: pull-request\`, the next run proposes the removal for you. Run the workflow again. Unverified IDs are kept, and are never called compliant.",
      "Remove the entries. X's policy asks for removal as soon as reasonably possible, and within 24 hours after a request. This run does not say which they are: set \`on-violation: pull-request\` (the next run proposes the removal), \`artifact-contents: results\` (lists the entries in the artifact, which everyone who can read the repository can download) or \`show-ids: true\` (names IDs here and in the log), and run the workflow again.",
      "Review and merge the pull request. X's policy asks for removal as soon as reasonably possible, and within 24 hours after a request.

    - [Open the pull request](https://github.com/o/r/pull/7)
    - [Compare what it changes](https://github.com/o/r/compare/a...b)",
      "Nothing: these entries are no longer on the base branch.",
      "Reopen the pull request, or remove the entries by hand. \`violations.ndjson\` in the artifact lists them.

    - [Open the pull request](https://github.com/o/r/pull/7)",
      "The pull request was not opened: do what the error above says, and run the workflow again. \`violations.ndjson\` in the artifact lists the entries.",
      "The pull request is not up to date: do what the error above says, and run the workflow again. The artifact, which lists the entries, was not uploaded.

    - [Open pull request #7](https://github.com/o/r/pull/7), which is still open
    - The artifact was not uploaded: a warning of the run says why.",
      "Remove the entries. The artifact, which lists them, was not uploaded. X's policy asks for removal as soon as reasonably possible, and within 24 hours after a request. With \`on-violation: pull-request\`, the next run proposes the removal for you.

    - The artifact was not uploaded: a warning of the run says why.",
      "Remove the entries. The first IDs are listed below. The artifact, which lists them, was not uploaded. X's policy asks for removal as soon as reasonably possible, and within 24 hours after a request. With \`on-violation: pull-request\`, the next run proposes the removal for you.

    - The artifact was not uploaded: a warning of the run says why.",
      "Remove the entries. The artifact, which lists them, was not uploaded. X's policy asks for removal as soon as reasonably possible, and within 24 hours after a request. With \`on-violation: pull-request\`, the next run proposes the removal for you.",
      "Run the workflow again to finish the pull request. \`violations.ndjson\` in the artifact lists the entries.",
      "Set \`dry-run: false\` to open the pull request. \`violations.ndjson\` in the artifact lists the entries.",
    ]
  `);
});

test("a pull request is linked, and IDs are named only where they are given", () => {
  const pullRequest = {
    sentence: "Pull request #7 opened.",
    url: "https://github.com/o/r/pull/7",
    compareUrl: "https://github.com/o/r/compare/a...b",
  };
  const text = writeRunSummary({ ...contents, pullRequest, ids: ["12", "13"] });
  expect(text).toContain("**1,100 of 22,000 IDs are no longer compliant.** Pull request #7 opened.");
  expect(text).toContain(
    "- [Open the pull request](https://github.com/o/r/pull/7)\n- [Compare what it changes](https://github.com/o/r/compare/a...b)",
  );
  expect(text).toContain(
    "<details><summary>IDs no longer compliant</summary>\n\n```\n12\n13\nand 1,098 more\n```\n\n</details>",
  );
});

test("a job that was reused is told with its age, and a pending one has no chart", () => {
  const { jobs } = makeReport();
  const text = writeRunSummary({
    ...contents,
    report: makeReport({ jobs: jobs.map((job) => ({ ...job, adopted: true })) }),
  });
  expect(text).toContain(
    "complete, created by an earlier run (2026-09-01 04:18 UTC, 21 min ago), its result consistent by a second download.",
  );
  expect(writeRunSummary({ ...contents, report: makePendingReport() })).not.toContain("mermaid");
});

test("a result that stands in is told with its age, and so is each job that has one", () => {
  const text = writeRunSummary({ ...contents, report: makeStandInReport() });
  expect(text).toContain("**All 22,000 IDs are compliant (as of 2026-08-31 02:17 UTC).**");
  expect(text).toContain(
    "An older result is used until a newer one is ready. It is 26 h old, as of 2026-08-31 02:17 UTC.",
  );
  expect(text).toContain(
    "created by an earlier run (2026-08-31 02:17 UTC, 26 h ago), its result consistent by a second download; it is used until a newer one is ready.",
  );
});

test("of a result about a list that was edited since, only what it names counts", () => {
  const { jobs } = makeStandInReport();
  const report = makeStandInReport({
    result: "unverified",
    unverified: 21_000,
    jobs: jobs.map((job) => ({ ...job, uploadDigest: "", proof: "unverified", proofBy: "nothing" })),
  });
  const text = writeRunSummary({ ...contents, report, policy: { ...contents.policy, maxAgeMinutes: 0 } });
  expect(text).toContain("its result unverified; the list was edited since, so only what it names counts.");
  expect(text).not.toContain("max-age-minutes");
});

test("a list that is known in part says how far, what is to be done now and what the next run does", () => {
  const report = makePartialReport({ jobs: [...makePartialReport().jobs, ...makePendingReport().jobs] });
  const text = writeRunSummary({ ...contents, report });
  expect(text).toContain("1,100 of 22,000 IDs are no longer compliant (as of 2026-08-31 02:17 UTC; 34% of");
  expect(text).toContain("10 without a result yet (14,414 IDs)");
  expect(text).toContain("Proof: unverified. Some IDs have no result yet");
  expect(advice({ report })).toBe(
    "Remove the entries. `violations.ndjson` in the artifact lists them. X's policy asks for removal as soon as reasonably possible, and within 24 hours after a request. With `on-violation: pull-request`, the next run proposes the removal for you. Run the workflow again later, or wait for its next scheduled run: the next run collects what X has finished by then and submits what is still missing.",
  );
  expect(advice({ report: makePartialReport(), obstacle: { kind: "slot", jobType: "tweets" } })).toMatch(
    /the next run submits what has no job at X yet\. Run again when that job has ended\. .* check both in one step/,
  );
});

test("a slot that was taken has its advice also where older results speak for the whole list", () => {
  const situation = { report: makeStandInReport(), obstacle: { kind: "slot", jobType: "tweets" } } as const;
  expect(advice(situation)).toMatch(/^Run again when that job has ended\. .* check both in one step/);
  expect(writeRunSummary({ ...contents, ...situation })).toContain(
    "No further job was submitted: another job holds the App's only slot for posts.**",
  );
});

test("a result that is too old for what it does not name has advice of its own", () => {
  const report = makeStandInReport({ result: "unverified", unverified: 21_000 });
  const policy = { ...contents.policy, maxAgeMinutes: 1440 };
  const page = "https://github.com/o/x-batch-compliance/blob/v1/docs/large-lists.md";
  expect(advice({ report, policy, largeListsPage: page })).toMatchInlineSnapshot(`
    "One result is older than \`max-age-minutes\` allows (24 h), so the IDs that X does not name there are unverified and kept. Run the workflow more often, give it more time (\`timeout-minutes\`), or raise \`max-age-minutes\`.

    - [How large lists are checked](https://github.com/o/x-batch-compliance/blob/v1/docs/large-lists.md)"
  `);
  expect(advice({ report, policy, largeListsPage: "docs/large-lists.md" })).not.toContain("docs/");
  // At 48 hours it is young enough: something else is amiss.
  expect(advice({ report, largeListsPage: page })).toBe(
    "Run the workflow again. Unverified IDs are kept, and are never called compliant.",
  );
});

test("names of files and words of X are no markup", () => {
  const { datasets } = makeReport();
  const hostile = datasets.map((dataset) => ({
    ...dataset,
    counts: [
      {
        type: "tweets" as const,
        action: "<b>",
        reason: 'x" : 9\n@octocat',
        decision: "remove" as const,
        ids: 1100,
      },
    ],
    files: [
      { name: "a|b`<img>`\n# x.txt", entries: 1, violations: 1, scrubs: 0, unverified: 0, badEntries: 0 },
    ],
  }));
  const text = writeRunSummary({ ...contents, report: makeReport({ datasets: hostile }) });
  expect(text).toContain("| ``a\\|b`<img>`\\u{a}# x.txt`` | 1 | 1 |");
  expect(text).toContain("| `<b>` |");
});

test("hundreds of files are counted, so that the page stays below GitHub's limit", () => {
  const { datasets } = makeReport();
  const many = datasets.map((dataset) => ({
    ...dataset,
    files: Array.from({ length: 10_000 }, (_, index) => ({
      name: `${"long/".repeat(40)}${index}.txt`,
      entries: 1,
      violations: 0,
      scrubs: 0,
      unverified: 0,
      badEntries: 0,
    })),
  }));
  const text = writeRunSummary({ ...contents, report: makeReport({ datasets: many }) });
  expect(text).toContain("| and 9,500 more files |  |");
  expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024);
});

test("the artifact is linked and the cost told", () => {
  const text = writeRunSummary({
    ...contents,
    artifact: { name: "x_compliance", url: "https://github.com/o/r/actions/runs/1/artifacts/2" },
    cost: { requests: 7, newJobs: 1 },
  });
  expect(text).toContain("\nCost: 7 requests to X's API, 1 new job.\n");
  expect(text).toContain(
    "- [Download the artifact](https://github.com/o/r/actions/runs/1/artifacts/2): `x_compliance`",
  );
});

test("whatever its size, the page fits and says what it leaves out; the result and the advice are left", {
  tags: ["slow"],
}, () => {
  const { datasets, jobs } = makeReport();
  const file = { name: "n".repeat(4000), entries: 1, violations: 0, scrubs: 0, unverified: 0, badEntries: 0 };
  const large = (count: number): RunSummary => ({
    ...contents,
    ids: Array.from({ length: 200 }, (_, index) => `${index}`),
    report: makeReport({
      datasets: Array.from({ length: count }, (_, index) => ({
        ...datasets[0],
        name: `${index}`,
        files: Array.from({ length: 50 }, () => file),
      })) as unknown as RunSummary["report"]["datasets"],
      jobs: Array.from({ length: count }, () => jobs[0]) as unknown as typeof jobs,
    }),
  });
  expect(writeRunSummary(large(1))).not.toContain("shortened");
  for (const count of [40, 400, 3000]) {
    const text = writeRunSummary(large(count));
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1024 * 1024);
    expect(text).toContain("**1,100 of 22,000 IDs are no longer compliant.**");
    expect(text).toContain("`report.json` has everything");
    expect(text).toContain("### What to do next");
  }
  expect(writeRunSummary(contents, 100)).toBe(
    "## X Batch Compliance\n\n🔴 **1,100 of 22,000 IDs are no longer compliant.**\n",
  );
});

test("lines of a result that are no records are shown by their form, as code", () => {
  const report = makeReport();
  const oddLines = [
    { form: "{id: null, error: string}", count: 1_200 },
    { form: "no line feed at the end", count: 1 },
  ];
  const jobs = report.jobs.map((job) => ({ ...job, oddLines }));
  expect(writeRunSummary({ ...contents, report: { ...report, jobs } })).toContain(
    "by a second download. Other lines in its result, by form: `1,200 × {id: null, error: string}; 1 × no line feed at the end`.",
  );
});

test("a run that names nothing says how to find the entries, and does not send anybody to a list that is not there", () => {
  const report = { ...contents.policy, artifactContents: "report" } as const;
  const told = advice({ policy: report });
  expect(told).toContain("This run does not say which they are: set `on-violation: pull-request`");
  expect(told).toContain("`artifact-contents: results`");
  expect(told).toContain("`show-ids: true`");
  expect(told).not.toContain("violations.ndjson");
  expect(advice({ policy: report, ids: ["12"] })).toContain("The first IDs are listed below;");
  const one = makeReport({ violations: 1 });
  expect(advice({ policy: report, report: one, ids: ["12"] })).toContain("The IDs are listed below.");
});

test("no pull request is offered for lists in which none can be proposed", () => {
  expect(advice({ hasParquet: true })).toContain("Parquet files are changed by the program that writes them");
  for (const artifactContents of ["results", "report"] as const) {
    const policy = { ...contents.policy, artifactContents };
    expect(advice({ policy, hasParquet: true })).not.toContain("on-violation: pull-request");
  }
});

test("what went wrong stands right below the result, and before what to do about it", () => {
  const text = writeRunSummary({ ...contents, error: "🔴 **Error** `CODE`: gone." });
  expect(text).toMatch(/compliant\.\*\*\n\n🔴 \*\*Error\*\* `CODE`: gone\.\n\n### What to do next\n/);
  expect(writeRunSummary({ ...contents, error: "Gone." }, 120)).toContain("\n\nGone.\n");
});
