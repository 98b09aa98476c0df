// @module-tag slow
import { expect, test } from "vitest";
import { benchGitHub, noMetadata, refs } from "../../test/sandbox-github.ts";

const files = { "a.txt": "1\n2\n3\n" };

test("without the permission to write, the error names it", async () => {
  await using bench = await benchGitHub(files);
  bench.sandbox.github.settings.permissions.contents = "read";
  await expect(bench.propose(["3"])).rejects.toMatchObject({
    code: "GITHUB_PERMISSION_MISSING",
    message: expect.stringContaining("`contents: write`"),
  });
});

test("where Actions may not open pull requests, the branch is there and the page to open it is named", async () => {
  await using bench = await benchGitHub(files);
  bench.sandbox.github.settings.actionsMayCreatePulls = false;
  await expect(bench.propose(["3"])).rejects.toMatchObject({
    code: "PULL_REQUESTS_NOT_ALLOWED",
    message: expect.stringContaining("https://github.example/compare"),
  });
  expect(await bench.read(refs.branch, "a.txt")).toBe("1\n2\n");
  bench.sandbox.github.settings.actionsMayCreatePulls = true;
  expect(await bench.propose(["3"])).toMatchObject({ operation: "created", plan: "open" });
});

test("a ruleset on the branch is told from a race", async () => {
  await using bench = await benchGitHub(files);
  bench.sandbox.github.settings.restrictedBranches = /^x-compliance\//;
  await expect(bench.propose(["3"])).rejects.toMatchObject({ code: "GITHUB_RULESET" });
  expect(bench.rereads).toEqual([]);
});

test("a token that GitHub does not know is told", async () => {
  await using bench = await benchGitHub(files, { token: "ghs_wrong" });
  await expect(bench.propose(["3"])).rejects.toMatchObject({ code: "GITHUB_UNAUTHORIZED" });
});

test("where there are no drafts, the branch is there, and what to set is named with GitHub's own words", async () => {
  await using bench = await benchGitHub(files);
  bench.sandbox.github.settings.draftsSupported = false;
  await expect(bench.propose(["3"], { draft: "create" })).rejects.toMatchObject({
    code: "DRAFTS_NOT_SUPPORTED",
    message: expect.stringMatching(/GitHub says: `Draft pull requests are not supported.*is ready: open/),
    hint: "Set `pr-draft: false`.",
  });
  expect(await bench.read(refs.branch, "a.txt")).toBe("1\n2\n");
  expect(await bench.propose(["3"])).toMatchObject({ operation: "created", plan: "open" });
});

test("a file that breaks off on its way is fetched again", async () => {
  await using bench = await benchGitHub(files);
  const cut = { kind: "cut", afterBytes: 3, end: "reset", framing: "length" } as const;
  bench.sandbox.faults.script("github.getBlob", cut, { kind: "rewrite", body: () => Buffer.from("other") });
  await bench.sandbox.github.commitFiles({ branch: "main", files: { "a.txt": "1\n3\n4\n" }, message: "Add" });
  expect(await bench.propose(["3"])).toMatchObject({ operation: "created" });
  expect(await bench.read(refs.branch, "a.txt")).toBe("1\n4\n");
  expect(bench.slept).toEqual([1000, 3000]);
  expect([bench.rereads, bench.sandbox.faults.unused()]).toEqual([[], []]);
});

test("labels, assignees and reviewers are put on a new pull request", async () => {
  await using bench = await benchGitHub(files);
  const metadata = { ...noMetadata, labels: ["bug"], assignees: ["octocat"], reviewers: ["hubot"] };
  expect(await bench.propose(["3"], { metadata, draft: "create" })).toMatchObject({ warnings: [] });
  expect(await bench.sandbox.github.pulls()).toMatchObject([
    { draft: true, labels: ["bug"], assignees: ["octocat"], reviewers: ["hubot"] },
  ]);
});

test("what can't be added is a warning, and the pull request stands", async () => {
  await using bench = await benchGitHub(files);
  bench.sandbox.github.settings.permissions.issues = "none";
  const metadata = {
    ...noMetadata,
    labels: ["new label"],
    reviewers: ["nobody"],
    teamReviewers: ["data-stewards"],
  };
  const done = await bench.propose(["3"], { metadata });
  expect(done.operation).toBe("created");
  expect(done.warnings).toMatchInlineSnapshot(`
    [
      "The labels \`new label\` could not be added to the pull request. The token lacks a permission: to add the labels, it needs \`pull-requests: write, and issues: write for a new label\`. GitHub says: \`You do not have permission to create labels on this repository.\` (https://docs.github.com/rest). Add \`permissions: { contents: write, pull-requests: write }\` to the job (and \`issues: write\` for labels that do not exist yet).",
      "The reviewers \`nobody\` could not be added to the pull request. GitHub refused to request reviews (status 422). GitHub says: \`Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the octo-org/id-lists repository.\` (https://docs.github.com/rest). Check that they exist and have access to the repository.",
      "The team reviewers \`data-stewards\` could not be added to the pull request. GitHub does not find it, or the token may not see it. GitHub says: \`Could not resolve to a node with the global id of 'T_kwDOAAAAAc4AAAAB'.\` (https://docs.github.com/rest). Teams need the token of a GitHub App with \`members: read\`, or of a person with \`read:org\`, as \`github-token\`.",
    ]
  `);
});

test("one who cannot review drops nobody else, and GitHub's reason is told of each", async () => {
  await using other = await benchGitHub(files);
  await using bench = await benchGitHub(files, { token: other.sandbox.github.userToken });
  const metadata = { ...noMetadata, reviewers: ["octocat", "nobody", "hubot", "nobody-else"] };
  const { warnings } = await bench.propose(["3"], { metadata });
  expect(await bench.sandbox.github.pulls()).toMatchObject([{ reviewers: ["hubot"] }]);
  expect(warnings).toEqual([
    expect.stringMatching(
      /^The reviewers `octocat` could not .*`Review cannot be requested from pull request author\.`/,
    ),
    expect.stringMatching(
      /^The reviewers `nobody`, `nobody-else` could not .*only be requested from collaborators/,
    ),
  ]);
});

test("who cannot be assigned is told, as GitHub leaves them out in silence", async () => {
  await using bench = await benchGitHub(files);
  const metadata = { ...noMetadata, assignees: ["nobody", "OctoCat"] };
  const { warnings } = await bench.propose(["3"], { metadata });
  expect(await bench.sandbox.github.pulls()).toMatchObject([
    { assignees: [expect.stringMatching(/octocat/i)] },
  ]);
  expect(warnings).toEqual([
    "The assignees `nobody` could not be added to the pull request. GitHub left them out and gave no reason. Check that they exist and have access to the repository.",
  ]);
});

test("a read is tried again after a failure that passes, a refused write is not", async () => {
  await using bench = await benchGitHub(files);
  const { faults } = bench.sandbox;
  faults.script("github.getRef", { kind: "answer", status: 502 }, { kind: "reset" });
  faults.script("github.createPull", { kind: "answer", status: 400, body: { message: "Bad Request" } });
  await expect(bench.propose(["3"])).rejects.toMatchObject({
    code: "GITHUB_FAILED",
    message: "GitHub refused to open the pull request (status 400). GitHub says: `Bad Request`.",
  });
  expect(bench.retries).toEqual(["getRef GITHUB_UNAVAILABLE", "getRef GITHUB_UNAVAILABLE"]);
  expect(bench.slept).toEqual([1000, 3000]);
  expect(faults.unused()).toEqual([]);
});

test("a rate limit is waited for as GitHub asks, also by a write, and not for too long", async () => {
  await using bench = await benchGitHub(files);
  const limit = (seconds: string): { kind: "answer"; status: 403; headers: Record<string, string> } => ({
    kind: "answer",
    status: 403,
    headers: { "retry-after": seconds },
  });
  bench.sandbox.faults.script("github.createCommit", limit("60"));
  expect(await bench.propose(["3"])).toMatchObject({ operation: "created" });
  expect(bench.slept).toEqual([60_000]);
  bench.sandbox.faults.script("github.getRef", limit("3600"));
  await expect(bench.propose(["3"])).rejects.toMatchObject({ code: "GITHUB_RATE_LIMITED" });
});

test("the hour's limit is waited for where the time is there, and its end is told where it is not", async () => {
  await using patient = await benchGitHub(files, { waitMs: 3_600_000 });
  await using hasty = await benchGitHub(files, { waitMs: 2_000_000 });
  const now = new Date();
  const headers = {
    ...{ date: now.toUTCString(), "x-ratelimit-remaining": "0" },
    "x-ratelimit-reset": String(Math.floor(now.getTime() / 1000) + 2400),
  };
  const limit = { kind: "answer", status: 403, headers } as const;
  patient.sandbox.faults.script("github.createTree", limit);
  expect(await patient.propose(["3"])).toMatchObject({ operation: "created" });
  expect(patient.slept).toEqual([2_401_000]);
  hasty.sandbox.faults.script("github.createTree", limit);
  await expect(hasty.propose(["3"])).rejects.toMatchObject({
    code: "GITHUB_RATE_LIMITED",
    message: expect.stringContaining("It lets requests through again in 40 min 1 s."),
    hint: expect.stringContaining("`timeout-minutes`"),
  });
  expect(hasty.slept).toEqual([]);
});

test("many writes are paced", async () => {
  const many = Object.fromEntries(
    Array.from({ length: 20 }, (_, index) => [`${index}.txt`, Buffer.from("\ufeff1\n2\n")]),
  );
  await using bench = await benchGitHub(many);
  await bench.propose(["2"]);
  expect(bench.slept).toEqual([1000, 1000, 1000, 1000]);
});

test("an answer of another shape is not an answer", async () => {
  await using bench = await benchGitHub(files);
  const odd = { kind: "answer", status: 200, body: { object: "here" } } as const;
  bench.sandbox.faults.script("github.getRef", odd, odd, odd, odd);
  await expect(bench.propose(["3"])).rejects.toMatchObject({ code: "GITHUB_UNAVAILABLE" });
  expect([bench.slept, bench.sandbox.faults.unused()]).toEqual([[1000, 3000, 9000], []]);
});

test("a redirect is not followed, as it would carry the token along", async () => {
  await using bench = await benchGitHub(files);
  const { faults, recorder, github } = bench.sandbox;
  const away = { kind: "answer", status: 302, headers: { location: `${github.apiUrl}/elsewhere` } } as const;
  faults.script("github.getRef", away, away, away, away);
  await expect(bench.propose(["3"])).rejects.toMatchObject({ code: "GITHUB_UNAVAILABLE" });
  expect(recorder.requests("unknown")).toEqual([]);
});

test("a cancelled run stops at its next request with the reason", async () => {
  const cancelled = new AbortController();
  await using bench = await benchGitHub(files, { signal: cancelled.signal });
  const reason = new Error("cancelled");
  const work = bench.propose(["3"], {
    buildText() {
      cancelled.abort(reason);
      return { title: "T", body: "B", commitMessage: "C" };
    },
  });
  await expect(work).rejects.toBe(reason);
  expect(bench.sandbox.recorder.requests("github.createTree")).toEqual([]);
});
