// @module-tag slow
import { execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { askGitHub } from "../../test/ask-github.ts";
import { benchGitHub, type GitHubBench, noMetadata, refs } from "../../test/sandbox-github.ts";
import type { GitHub } from "../github/client.ts";
import { commitByApi } from "../github/commit/commit-by-api.ts";
import { buildForeignError } from "./origin/confirm-proposal.ts";
import type { KnownPull, ProposalContext } from "./proposal-context.ts";

const files = { "a.txt": "1\n2\n3\n" };
const refusal = (
  message: string,
): { readonly kind: "answer"; readonly status: 422; readonly body: unknown } => ({
  kind: "answer",
  status: 422,
  body: { message },
});

test("a branch that was created in the meantime is read and built upon", async () => {
  await using bench = await benchGitHub(files);
  bench.sandbox.faults.script("github.createRef", refusal("Reference already exists"));
  expect(await bench.propose(["3"])).toMatchObject({ operation: "created" });
  expect(bench.rereads).toEqual(["BRANCH_RACE"]);
  expect(bench.sandbox.faults.unused()).toEqual([]);
});

test("a branch that moved in the meantime is never forced", async () => {
  await using bench = await benchGitHub(files);
  await bench.propose(["3"]);
  bench.sandbox.faults.script("github.updateRef", refusal("Update is not a fast forward"));
  expect(await bench.propose(["3", "1"])).toMatchObject({ operation: "updated" });
  expect(bench.rereads).toEqual(["BRANCH_RACE"]);
});

test("a pull request that another run opened in the meantime is taken as ours", async () => {
  await using bench = await benchGitHub(files);
  bench.sandbox.faults.script("github.createPull", {
    kind: "answer",
    acted: true,
    status: 422,
    body: {
      message: "Validation Failed",
      errors: [{ message: "A pull request already exists for octo-org:x." }],
    },
  });
  expect(await bench.propose(["3"])).toMatchObject({ operation: "unchanged", pull: { number: 1 } });
  expect(await bench.sandbox.github.pulls()).toHaveLength(1);
});

test("a write whose answer was lost is not sent again blindly: what it did is found", async () => {
  await using bench = await benchGitHub(files);
  bench.sandbox.faults.script("github.createRef", { kind: "reset", acted: true });
  bench.sandbox.faults.script("github.createPull", { kind: "answer", status: 502, acted: true });
  const metadata = { ...noMetadata, labels: ["bug"] };
  expect(await bench.propose(["3"], { metadata })).toMatchObject({ operation: "created", plan: "commit" });
  expect(await bench.sandbox.github.pulls()).toMatchObject([{ labels: ["bug"] }]);
  expect(bench.sandbox.recorder.requests("github.createRef")).toHaveLength(1);
  expect(bench.sandbox.recorder.requests("github.createPull")).toHaveLength(1);
  bench.sandbox.faults.script("github.updateRef", { kind: "answer", status: 502, acted: true });
  expect(await bench.propose(["3", "1"])).toMatchObject({ operation: "updated", plan: "commit" });
  expect(bench.sandbox.recorder.requests("github.updateRef")).toHaveLength(1);
  expect(bench.rereads).toEqual([]);
});

test("a write that did not act is sent again once that is known", async () => {
  await using bench = await benchGitHub(files);
  const { faults, recorder } = bench.sandbox;
  const failed = { kind: "answer", status: 502 } as const;
  faults.script("github.createRef", failed, { kind: "reset" });
  faults.script("github.createPull", failed);
  expect(await bench.propose(["3"])).toMatchObject({ operation: "created", plan: "commit" });
  expect(recorder.requests("github.createRef")).toHaveLength(3);
  expect(recorder.requests("github.createPull")).toHaveLength(2);
  expect(bench.slept).toEqual([1000, 3000, 1000]);
  expect([bench.rereads, faults.unused()]).toEqual([[], []]);
});

test("a branch that somebody else made while the answer was lost is theirs", async () => {
  await using bench = await benchGitHub(files);
  const [base] = await bench.sandbox.github.log("main");
  bench.sandbox.faults.script("github.createRef", { kind: "reset" });
  const git = (...words: readonly string[]): string =>
    execFileSync("git", ["-C", bench.sandbox.github.gitDir, ...words], { encoding: "utf8" }).trim();
  const taken = bench.propose(["3"], {
    writeCommit(order) {
      const confirm = async (): Promise<void> => void git("branch", refs.branch, base?.sha ?? "");
      return commitByApi(bench.github, { ...order, confirm });
    },
  });
  await expect(taken).rejects.toMatchObject({ code: expect.stringMatching(/^BRANCH_/) });
  expect((await bench.sandbox.github.log(refs.branch))[0]?.sha).toBe(base?.sha);
});

test("a hiccup of seconds is outlived by what can be made twice, without starting over", async () => {
  await using bench = await benchGitHub({ "a.txt": Buffer.from("\ufeff1\n2\n3\n") });
  const { faults, recorder } = bench.sandbox;
  const failed = { kind: "answer", status: 502 } as const;
  faults.script("github.createBlob", failed);
  faults.script("github.createTree", failed, { kind: "reset" }, failed);
  faults.script("github.createCommit", { kind: "reset", acted: true });
  expect(await bench.propose(["3"])).toMatchObject({ operation: "created" });
  expect(bench.slept).toEqual([1000, 1000, 3000, 9000, 1000]);
  expect(recorder.requests("github.getCommit")).toHaveLength(2);
  expect([bench.rereads, faults.unused()]).toEqual([[], []]);
});

test("what GitHub does not know yet, although it has just been made, is asked for again", async () => {
  await using bench = await benchGitHub(files);
  const { faults } = bench.sandbox;
  const invalidHead = {
    kind: "answer",
    status: 422,
    body: {
      message: "Validation Failed",
      errors: [{ resource: "PullRequest", field: "head", code: "invalid" }],
    },
  } as const;
  const missing = { kind: "answer", status: 404, body: { message: "Not Found" } } as const;
  faults.script("github.createCommit", refusal("Tree SHA does not exist"));
  faults.script("github.createRef", missing, refusal("Object does not exist"));
  faults.script(
    "github.createPull",
    invalidHead,
    refusal("Could not resolve to a node with the global id of 'R_kw'."),
  );
  expect(await bench.propose(["3"])).toMatchObject({ operation: "created", plan: "commit" });
  expect(bench.slept).toEqual([1000, 1000, 3000, 1000, 3000]);
  expect([bench.rereads, faults.unused()]).toEqual([[], []]);
});

test("what stays unknown, or keeps failing, ends after three pauses and without starting over", async () => {
  await using bench = await benchGitHub(files);
  const unknown = refusal("Tree SHA does not exist");
  bench.sandbox.faults.script("github.createCommit", unknown, unknown, unknown, unknown);
  await expect(bench.propose(["3"])).rejects.toMatchObject({
    code: "GITHUB_FAILED",
    message: expect.stringContaining("GitHub says: `Tree SHA does not exist`"),
  });
  const failed = { kind: "answer", status: 502 } as const;
  bench.sandbox.faults.script("github.createTree", failed, failed, failed, failed);
  await expect(bench.propose(["3"])).rejects.toMatchObject({ code: "GITHUB_UNAVAILABLE" });
  expect(bench.slept).toEqual([1000, 3000, 9000, 1000, 3000, 9000]);
  expect([bench.rereads, bench.sandbox.faults.unused()]).toEqual([[], []]);
});

test("a comment, which twice would be two, is not sent again", async () => {
  await using bench = await benchGitHub(files);
  await bench.propose(["3"]);
  bench.sandbox.faults.script("github.createComment", { kind: "answer", status: 502, acted: true });
  expect(await bench.propose([])).toMatchObject({ operation: "closed" });
  expect(bench.sandbox.recorder.requests("github.createComment")).toHaveLength(1);
});

test("a branch whose deletion was not answered is gone, which is what was wanted", async () => {
  await using bench = await benchGitHub(files);
  await bench.propose(["3"]);
  bench.sandbox.faults.script("github.deleteRef", { kind: "reset", acted: true });
  expect(await bench.propose([])).toMatchObject({ operation: "closed", warnings: [] });
  expect(await bench.sandbox.github.log(refs.branch)).toEqual([]);
});

test("a text that did not reach the pull request is put there by the next attempt, or the next run", async () => {
  await using bench = await benchGitHub(files);
  const { faults, github } = bench.sandbox;
  const body = async (): Promise<string | undefined> => (await github.pulls())[0]?.body ?? undefined;
  await bench.propose(["3"]);
  faults.script("github.updatePull", { kind: "answer", status: 502 });
  expect(await bench.propose(["3", "1"])).toMatchObject({ operation: "updated", plan: "commit" });
  expect(bench.rereads).toEqual([]);
  expect(await body()).toMatch(/^2 entries\n/);
  faults.script("github.updatePull", { kind: "answer", status: 400 });
  await expect(bench.propose(["3"])).rejects.toMatchObject({ code: "GITHUB_FAILED" });
  expect(await body()).toMatch(/^2 entries\n/);
  expect(await bench.propose(["3"])).toMatchObject({ operation: "updated", plan: "update-text" });
  expect(await body()).toMatch(/^1 entries\n/);
  expect(await bench.propose(["3"])).toMatchObject({ operation: "unchanged" });
});

test("after three attempts the race is given up", async () => {
  await using bench = await benchGitHub(files);
  const lost = refusal("Reference already exists");
  bench.sandbox.faults.script("github.createRef", lost, lost, lost);
  await expect(bench.propose(["3"])).rejects.toMatchObject({ code: "BRANCH_RACE" });
  expect(bench.sandbox.faults.unused()).toEqual([]);
});

test("a tree that GitHub stored with other bytes never reaches the branch", async () => {
  await using bench = await benchGitHub(files);
  const [base] = await bench.sandbox.github.log("main");
  const wrong = { kind: "answer", status: 201, body: { sha: base?.tree } } as const;
  bench.sandbox.faults.script("github.createTree", wrong, wrong, wrong);
  await expect(bench.propose(["3"])).rejects.toMatchObject({ code: "COMMIT_DIFFERS" });
  expect(await bench.sandbox.github.log(refs.branch)).toEqual([]);
});

/** Rewrites as the bench does, without 3; in the meantime the base gets these lists, one at each time. */
function moveMeanwhile(
  { sandbox }: GitHubBench,
  lists: readonly Record<string, string>[],
): ProposalContext["rewrite"] {
  const left = [...lists];
  return async (_file, { from, to }) => {
    const text = (await readFile(from, "utf8")).replace("3\n", "");
    const next = left.shift();
    if (next !== undefined)
      await sandbox.github.commitFiles({ branch: "main", files: next, message: "Add an ID" });
    await writeFile(to, text);
    return { entries: 3, removed: 1, scrubbed: 0, unverified: 0, retained: 0, removals: "3" };
  };
}

test("a list that grows on the base between reading and writing is read again, before the branch is made", async () => {
  await using bench = await benchGitHub(files);
  const rewrite = moveMeanwhile(bench, [{ "a.txt": "1\n2\n3\n4\n" }]);
  expect(await bench.propose(["3"], { rewrite })).toMatchObject({ operation: "created" });
  expect(bench.rereads).toEqual(["BRANCH_RACE"]);
  expect(await bench.read(refs.branch, "a.txt")).toBe("1\n2\n4\n");
  const [moved] = await bench.sandbox.github.log("main");
  expect((await bench.sandbox.github.log(refs.branch))[0]?.parents).toEqual([moved?.sha]);
});

test("whatever else moves on the base in the meantime is not a reason to read again", async () => {
  await using bench = await benchGitHub(files);
  const rewrite = moveMeanwhile(bench, [{ "other.md": "x" }]);
  expect(await bench.propose(["3"], { rewrite })).toMatchObject({ operation: "created" });
  expect(bench.rereads).toEqual([]);
});

test("a base that never stands still is taken up by the next run", async () => {
  await using bench = await benchGitHub(files);
  const { github } = bench.sandbox;
  const rewrite = moveMeanwhile(
    bench,
    ["4", "5", "6"].map((id) => ({ "a.txt": `1\n2\n3\n${id}\n` })),
  );
  const first = await bench.propose(["3"], { rewrite });
  expect(bench.rereads).toEqual(["BRANCH_RACE", "BRANCH_RACE"]);
  expect(await bench.read(refs.branch, "a.txt")).toBe("1\n2\n5\n");
  await bench.propose(["3"]);
  const [moved] = await github.log("main");
  const [head] = await github.log(refs.branch);
  expect(head?.parents).toEqual([first.headSha, moved?.sha]);
  expect(await bench.read(refs.branch, "a.txt")).toBe("1\n2\n6\n");
});

/** Lets a person push to our branch once, when all has been read and nothing is written. */
function pushMeanwhile({
  sandbox,
}: GitHubBench): Pick<ProposalContext, "buildText"> & { readonly pushed: () => string } {
  const person = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"];
  const git = (...words: readonly string[]): string =>
    execFileSync("git", ["-C", sandbox.github.gitDir, ...person, ...words], { encoding: "utf8" }).trim();
  const head = `refs/heads/${refs.branch}`;
  let theirs = "";
  return {
    pushed: () => theirs,
    buildText() {
      if (theirs === "") {
        theirs = git("commit-tree", `${head}^{tree}`, "-p", head, "-m", "A note");
        git("update-ref", head, theirs);
      }
      return { title: "T", body: "B", commitMessage: "C" };
    },
  };
}

test("somebody who pushes to the branch at the last moment loses nothing", async () => {
  await using bench = await benchGitHub(files);
  await bench.propose(["3"]);
  const { buildText, pushed } = pushMeanwhile(bench);
  const proposed = bench.propose(["3", "1"], { buildText });
  await expect(proposed).rejects.toMatchObject({ code: "BRANCH_NOT_OURS" });
  expect(bench.rereads).toEqual(["BRANCH_RACE"]);
  expect((await bench.sandbox.github.log(refs.branch))[0]?.sha).toBe(pushed());
});

test("a branch that somebody moved since it was read is not deleted with its pull request", async () => {
  await using bench = await benchGitHub(files);
  await bench.propose(["3"]);
  const { buildText, pushed } = pushMeanwhile(bench);
  expect(await bench.propose([], { buildText })).toMatchObject({
    operation: "closed",
    warnings: [expect.stringContaining("was kept: somebody pushed to it in the meantime.")],
  });
  expect(bench.sandbox.recorder.requests("github.deleteRef")).toEqual([]);
  expect(pushed()).not.toBe("");
  expect((await bench.sandbox.github.log(refs.branch))[0]?.sha).toBe(pushed());
});

test("the branch is asked for once more right before it is deleted", async () => {
  await using bench = await benchGitHub(files);
  await bench.propose(["3"]);
  const { recorder } = bench.sandbox;
  const asked = recorder.requests().length;
  await bench.propose([]);
  const operations = recorder.requests().slice(asked);
  expect(operations.slice(-2).map(({ operation }) => operation)).toEqual([
    "github.getRef",
    "github.deleteRef",
  ]);
});

/** GitHub, where a person pushes a file to our branch right after a write of ours. */
function pushAfter(bench: GitHubBench, operation: string): GitHub {
  let hasPushed = false;
  return {
    ...bench.github,
    async request(wanted) {
      const answer = await bench.github.request(wanted);
      if (wanted.operation !== operation || hasPushed) return answer;
      hasPushed = true;
      const change = { branch: refs.branch, files: { "evil.js": "x" }, message: "Push" };
      await bench.sandbox.github.commitFiles(change);
      return answer;
    },
  };
}

test.each([
  ["created", "addLabels"],
  ["updated", "updatePull"],
] as const)(
  "what is pushed while the pull request is being %s does not pass unnoticed",
  async (operation, write) => {
    await using bench = await benchGitHub(files);
    if (operation === "updated") await bench.propose(["3"]);
    const known: KnownPull[] = [];
    const proposed = bench.propose(["3", "1"], {
      metadata: { ...noMetadata, labels: ["bug"] },
      onPull: (pull) => void known.push(pull),
      github: pushAfter(bench, write),
    });
    await expect(proposed).rejects.toMatchObject({
      code: "BRANCH_NOT_OURS",
      message: expect.stringContaining("evil.js"),
    });
    expect(bench.rereads).toEqual(["BRANCH_RACE"]);
    expect(known.at(-1)).toMatchObject({ pull: { number: 1 }, operation });
  },
);

test("where GitHub does not tell what was pushed in between, the pull request stands, with a warning", async () => {
  await using bench = await benchGitHub(files);
  const github: GitHub = {
    ...bench.github,
    async request(wanted) {
      const answer = await bench.github.request(wanted);
      const failed = { kind: "answer", status: 502 } as const;
      if (wanted.operation === "createPull")
        bench.sandbox.faults.script("github.getRef", failed, failed, failed, failed);
      return answer;
    },
  };
  expect(await bench.propose(["3"], { github })).toMatchObject({
    operation: "created",
    warnings: [expect.stringContaining("could not be asked whether somebody pushed")],
  });
  expect(bench.sandbox.faults.unused()).toEqual([]);
});

test("a branch that is merged and deleted while the pull request is being opened is not a race", async () => {
  await using bench = await benchGitHub(files);
  const { github } = bench;
  const gone: GitHub = {
    ...github,
    async request(wanted) {
      const answer = await github.request(wanted);
      if (wanted.operation === "addLabels") {
        const head = `refs/heads/${refs.branch}`;
        execFileSync("git", ["-C", bench.sandbox.github.gitDir, "update-ref", "refs/heads/main", head]);
        execFileSync("git", ["-C", bench.sandbox.github.gitDir, "update-ref", "-d", head]);
      }
      return answer;
    },
  };
  const metadata = { ...noMetadata, labels: ["bug"] };
  expect(await bench.propose(["3"], { metadata, github: gone })).toMatchObject({ operation: "created" });
  expect(bench.rereads).toEqual([]);
});

test("what one attempt opened is said to be created, also where the next one finds all as it should be", async () => {
  await using bench = await benchGitHub(files);
  const person = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"];
  const git = (...words: readonly string[]): string =>
    execFileSync("git", ["-C", bench.sandbox.github.gitDir, ...person, ...words], {
      encoding: "utf8",
    }).trim();
  const head = `refs/heads/${refs.branch}`;
  let moves = 0;
  const github: GitHub = {
    ...bench.github,
    async request(wanted) {
      const answer = await bench.github.request(wanted);
      if (wanted.operation === "addLabels" && moves++ === 0)
        git("update-ref", head, git("commit-tree", `${head}^{tree}`, "-p", head, "-m", "A note"));
      return answer;
    },
  };
  const metadata = { ...noMetadata, labels: ["bug"] };
  const result = await bench.propose(["3"], { metadata, github });
  expect(result).toMatchObject({ operation: "created", plan: "unchanged", pull: { number: 1 } });
});

test("where the branch holds more, the error says whether a pull request is open for it", () => {
  const fake = (paths: readonly string[], pull?: { readonly number: number; readonly url: string }): string =>
    buildForeignError({ refs }, { paths, pull }).message;
  expect(fake(["a.js"])).toMatch(/`a\.js`, so no pull request was opened for it\.$/);
  expect(fake(["a.js"], { number: 7, url: "" })).toMatch(
    /`a\.js`\. Pull request #7 is open for it: do not merge it before these changes are reviewed\.$/,
  );
});

/** GitHub, where a person closes the pull request right before a request of ours, or right after it. */
function closeAround(bench: GitHubBench, operation: string, when: "before" | "after"): GitHub {
  let isClosed = false;
  const close = async (wanted: string, now: typeof when): Promise<void> => {
    if (isClosed || wanted !== operation || when !== now) return;
    isClosed = true;
    await askGitHub(bench.sandbox, "PATCH /pulls/1", { state: "closed" });
  };
  return {
    ...bench.github,
    async request(wanted) {
      await close(wanted.operation, "before");
      const answer = await bench.github.request(wanted);
      await close(wanted.operation, "after");
      return answer;
    },
  };
}

test.each([
  ["createTree", "after"],
  ["updateRef", "after"],
  ["updatePull", "before"],
] as const)(
  "a pull request that a person closes around %s (%s) keeps what it said, and what came since is proposed in another one",
  async (operation, when) => {
    await using bench = await benchGitHub(files);
    await bench.propose(["3"]);
    const before = (await bench.sandbox.github.pulls())[0];
    const github = closeAround(bench, operation, when);
    const writeCommit: ProposalContext["writeCommit"] = (order) => commitByApi(github, order);
    expect(await bench.propose(["3", "1"], { github, writeCommit })).toMatchObject({
      operation: "created",
      pull: { number: 2 },
    });
    expect(bench.rereads).toEqual(["BRANCH_RACE"]);
    const [closed] = await bench.sandbox.github.pulls();
    expect(closed).toMatchObject({ state: "closed", title: before?.title, body: before?.body });
    // What was declined is what the closed one said, and no more.
    const head = `refs/heads/${refs.branch}`;
    execFileSync("git", ["-C", bench.sandbox.github.gitDir, "update-ref", "-d", head]);
    await askGitHub(bench.sandbox, "PATCH /pulls/2", { state: "closed", body: "" });
    expect(await bench.propose(["3"])).toMatchObject({ plan: "declined", pull: { number: 1 } });
    expect(await bench.propose(["3", "1"])).toMatchObject({ operation: "created" });
  },
);

test("one that is closed while only its text is put right gets no marker, either", async () => {
  await using bench = await benchGitHub(files);
  await bench.propose(["3"]);
  await askGitHub(bench.sandbox, "PATCH /pulls/1", { body: "A person's text" });
  const github = closeAround(bench, "updatePull", "before");
  expect(await bench.propose(["3"], { github })).toMatchObject({ operation: "created", pull: { number: 2 } });
  expect((await bench.sandbox.github.pulls())[0]?.body).toBe("A person's text");
});
