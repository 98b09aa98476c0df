// @module-tag slow
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { byGit } from "../../test/git-bench.ts";
import { benchGitHub, benchSeal, type GitHubBench, noMetadata, refs } from "../../test/sandbox-github.ts";
import { commitByApi } from "../github/commit/commit-by-api.ts";
import { addMarker, readMarker } from "./marker.ts";
import { addTrailer } from "./trailer.ts";

const files = { "a.txt": "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "b.txt": "1\n40\n", "src/app.js": "start();\n" };
const app = { "src/app.js": "steal();\n" };

function runGit({ sandbox }: GitHubBench, ...words: readonly string[]): string {
  const person = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"];
  return execFileSync("git", ["-C", sandbox.github.gitDir, ...person, ...words], { encoding: "utf8" }).trim();
}

interface Forgery {
  readonly from: string;
  readonly edited: Record<string, string | null>;
  readonly base?: string;
  /** Whether it has even our seal. */
  readonly isSealed?: boolean;
}

/** What somebody pushes who knows how our commits look: these files, and a trailer that fits them. */
async function forge(bench: GitHubBench, { from, edited, base, isSealed = false }: Forgery): Promise<string> {
  await bench.sandbox.github.commitFiles({ branch: "forgery", from, files: edited, message: "x" });
  const treeSha = runGit(bench, "rev-parse", "refs/heads/forgery^{tree}");
  const baseSha = base ?? runGit(bench, "rev-parse", "refs/heads/main");
  const statement = { treeSha, baseSha, asOf: undefined, identity: undefined };
  const seal = isSealed ? benchSeal(statement) : undefined;
  const message = addTrailer("Remove IDs", { ...statement, seal });
  const sha = runGit(bench, "commit-tree", treeSha, "-p", from, "-m", message);
  runGit(bench, "update-ref", `refs/heads/${refs.branch}`, sha);
  return sha;
}

async function headOf({ sandbox }: GitHubBench): Promise<string | undefined> {
  return (await sandbox.github.log(refs.branch))[0]?.sha;
}

function readHead(bench: GitHubBench, branch = "main"): string {
  return runGit(bench, "rev-parse", `refs/heads/${branch}`);
}

const holdsMore = { code: "PROPOSAL_HOLDS_MORE", message: expect.stringContaining("`src/app.js`") };

test.each([
  ["a forged trailer", false, { code: "BRANCH_TAKEN" }],
  [
    "our seal",
    true,
    { code: "PROPOSAL_HOLDS_MORE", message: expect.stringContaining("did not check: `src/app.js`") },
  ],
])("code under %s is never proposed: no pull request is opened for it", async (_name, isSealed, error) => {
  await using bench = await benchGitHub(files);
  const edited = { "a.txt": "1\n2\n4\n5\n6\n7\n8\n9\n", ...app };
  const forged = await forge(bench, { from: readHead(bench), edited, isSealed });
  await expect(bench.propose(["3"])).rejects.toMatchObject(error);
  expect([await headOf(bench), await bench.sandbox.github.pulls()]).toEqual([forged, []]);
});

test("code under a forged trailer on an open pull request is neither up to date, nor retitled, nor built upon", async () => {
  await using bench = await benchGitHub(files);
  const { headSha = "" } = await bench.propose(["3"]);
  const [before] = await bench.sandbox.github.pulls();
  const forged = await forge(bench, { from: headSha, edited: app });
  for (const ids of [["3"], ["3", "4"], []])
    await expect(bench.propose(ids)).rejects.toMatchObject(holdsMore);
  const [after] = await bench.sandbox.github.pulls();
  expect([await headOf(bench), after?.title, after?.body, after?.state]).toEqual([
    ...[forged, before?.title, before?.body, "open"],
  ]);
  expect(after?.comments).not.toEqual([]);
});

test.each([
  ["a file added beside the lists", { "data.md": "x" }],
  ["a checked file removed", { "b.txt": null }],
  ["a checked file that can be executed", { "b.txt": { mode: "100755", content: "1\n40\n" } }],
  ["a checked file that became a link", { "b.txt": { mode: "120000", content: "a.txt" } }],
  ["a checked file that became a folder", { "b.txt": null, "b.txt/x": "1\n" }],
  ["a file removed beside the lists", { "src/app.js": null }],
])("%s is more than a removal", async (_name, edited) => {
  await using bench = await benchGitHub(files);
  const { headSha = "" } = await bench.propose(["3"]);
  const forged = await forge(bench, { from: headSha, edited: edited as Record<string, string | null> });
  await expect(bench.propose(["3"])).rejects.toMatchObject({ code: "PROPOSAL_HOLDS_MORE" });
  expect(await headOf(bench)).toBe(forged);
});

test("where GitHub does not list a whole tree, it is compared folder by folder, and equal folders are not read", async () => {
  await using bench = await benchGitHub({ ...files, "docs/deep/x.md": "x" });
  const { headSha = "" } = await bench.propose(["3"]);
  await forge(bench, { from: headSha, edited: app });
  const docs = runGit(bench, "rev-parse", "refs/heads/main:docs");
  const cut = { kind: "rewrite", body: (body: Buffer) => cutTree(body) } as const;
  bench.sandbox.faults.script("github.getTree", ...Array.from({ length: 40 }, () => cut));
  const before = bench.sandbox.recorder.requests().length;
  await expect(bench.propose(["3"])).rejects.toMatchObject(holdsMore);
  const asked = bench.sandbox.recorder
    .requests()
    .slice(before)
    .map(({ target }) => target);
  expect(asked.filter((target) => target.includes(docs))).toEqual([]);
});

/** Says of a recursive listing that it is not whole, and leaves any other as it is. */
function cutTree(body: Buffer): Buffer {
  const answer = JSON.parse(body.toString());
  const isRecursive = answer.tree.some(({ path }: { path: string }) => path.includes("/"));
  return isRecursive ? Buffer.from(JSON.stringify({ ...answer, tree: [], truncated: true })) : body;
}

test("a list that a forged trailer turned back to an older state of the base is not taken as untouched", async () => {
  await using bench = await benchGitHub(files);
  const older = readHead(bench);
  await bench.sandbox.github.commitFiles({ branch: "main", files: { "b.txt": "1\n" }, message: "Remove 40" });
  const edited = { "a.txt": "1\n2\n4\n5\n6\n7\n8\n9\n", "b.txt": files["b.txt"] };
  await forge(bench, { from: readHead(bench), edited, base: older, isSealed: true });
  await bench.propose(["3"]);
  expect(await bench.read(refs.branch, "b.txt")).toBe("1\n");
});

test("a forged trailer cannot bring a newer base's content into the proposal", async () => {
  await using bench = await benchGitHub(files);
  const older = readHead(bench);
  await bench.sandbox.github.commitFiles({ branch: "main", files: { ...app, "n.md": "x" }, message: "More" });
  await forge(bench, { from: older, edited: { "b.txt": "40\n" }, isSealed: true });
  await bench.propose(["3"]);
  const names = runGit(bench, "diff", "--name-only", `refs/heads/main...refs/heads/${refs.branch}`);
  expect(names.split("\n")).toEqual(["a.txt"]);
});

test("a proposal of ours from a run that checked more files is told as that, and nothing is said below it", async () => {
  await using bench = await benchGitHub(files);
  const { headSha } = await bench.propose(["3", "40"]);
  const fewer = [{ path: "a.txt", file: { name: "a.txt", path: join(bench.folder, "local-0") } }];
  await expect(bench.propose(["3", "4"], { files: fewer })).rejects.toMatchObject({
    code: "PROPOSAL_HOLDS_MORE",
    message: expect.stringContaining(
      "changes files that this run did not check: `b.txt`. It was created by a run of this action that did check them",
    ),
    hint: expect.stringContaining("If this is a re-run of an older commit, start a new run."),
  });
  expect(await headOf(bench)).toBe(headSha);
  expect((await bench.sandbox.github.pulls())[0]?.comments).toEqual([]);
});

test("a branch without any history of the base is not ours, whatever its trailer says", async () => {
  await using bench = await benchGitHub(files);
  const forged = await forge(bench, { from: readHead(bench), edited: { "a.txt": "1\n" } });
  const message = runGit(bench, "log", "-1", "--format=%B", forged);
  const orphan = runGit(bench, "commit-tree", `${forged}^{tree}`, "-m", message);
  runGit(bench, "update-ref", `refs/heads/${refs.branch}`, orphan);
  await expect(bench.propose(["3"])).rejects.toMatchObject({ code: "BRANCH_TAKEN" });
  expect(await headOf(bench)).toBe(orphan);
});

test("with `overwrite` foreign code leaves the proposal, which is then compared whole", async () => {
  await using bench = await benchGitHub(files);
  const { headSha = "" } = await bench.propose(["3"]);
  await forge(bench, { from: headSha, edited: app });
  expect(await bench.propose(["3"], { onHumanCommits: "overwrite" })).toMatchObject({ operation: "updated" });
  const names = runGit(bench, "diff", "--name-only", `refs/heads/main...refs/heads/${refs.branch}`);
  expect(names.split("\n")).toEqual(["a.txt"]);
});

test.each(["api", "git"])(
  "what is pushed right after our commit (by %s) is not opened under our words",
  async (way) => {
    await using bench = await benchGitHub(files);
    const write = way === "git" ? byGit(bench).writeCommit : undefined;
    const metadata = { ...noMetadata, autoMerge: "squash" } as const;
    bench.sandbox.github.settings.autoMergeAllowed = true;
    const pushed = bench.propose(["3"], {
      metadata,
      async writeCommit(order) {
        const headSha = await (write?.(order) ?? commitByApi(bench.github, order));
        await bench.sandbox.github.commitFiles({ branch: refs.branch, files: app, message: "x" });
        return headSha;
      },
    });
    await expect(pushed).rejects.toMatchObject({ code: "BRANCH_NOT_OURS" });
    expect([bench.rereads, await bench.sandbox.github.pulls()]).toEqual([["BRANCH_RACE"], []]);
  },
);

/** The bench's client, beside which somebody does something once, before an operation or a mutation is sent. */
function interfere(
  { github }: GitHubBench,
  { operation, act }: { readonly operation: string; readonly act: () => Promise<unknown> },
): GitHubBench["github"] {
  let isDone = false;
  const before = async (asked: { readonly operation: string }): Promise<void> => {
    if (asked.operation !== operation || isDone) return;
    isDone = true;
    await act();
  };
  return {
    ...github,
    request: async (asked) => before(asked).then(() => github.request(asked)),
    mutate: async (asked) => before(asked).then(() => github.mutate(asked)),
  };
}

test.each(["createPull", "enableAutoMerge"])(
  "what is pushed right before %s is not merged by itself",
  async (operation) => {
    await using bench = await benchGitHub(files);
    const { github: world } = bench.sandbox;
    world.settings.autoMergeAllowed = true;
    const push = { branch: refs.branch, files: app, message: "x" };
    const github = interfere(bench, { operation, act: () => world.commitFiles(push) });
    const metadata = { ...noMetadata, autoMerge: "squash" } as const;
    const done = bench.propose(["3"], { github, metadata });
    await expect(done).rejects.toMatchObject({ code: "BRANCH_NOT_OURS" });
    expect((await world.pulls()).map(({ autoMerge }) => autoMerge)).toEqual([undefined]);
  },
);

test("a tree that GitHub stored with more in it is not proposed", async () => {
  await using bench = await benchGitHub(files);
  const opened = bench.propose(["3"], {
    async writeCommit(order) {
      const treeSha = await bench.sandbox.github
        .commitFiles({ branch: "other", files: app, message: "x" })
        .then(() => runGit(bench, "rev-parse", "refs/heads/other^{tree}"));
      return commitByApi(bench.github, { ...order, base: { ...order.base, treeSha } });
    },
  });
  await expect(opened).rejects.toMatchObject(holdsMore);
  expect(await bench.sandbox.github.pulls()).toEqual([]);
});

test("a checked file that the base gave up since leaves our branch with the next commit", async () => {
  await using bench = await benchGitHub(files);
  await bench.propose(["3", "40"]);
  await bench.sandbox.github.commitFiles({ branch: "main", files: { "b.txt": null }, message: "Remove b" });
  const rest = (await located(bench)).filter(({ path }) => path !== "b.txt");
  expect(await bench.propose(["3", "40"], { files: rest })).toMatchObject({ operation: "updated" });
  expect(await bench.read(refs.branch, "b.txt")).toBeUndefined();
});

/** The bench's checked files, as a proposal gets them. */
async function located(
  bench: GitHubBench,
): Promise<readonly { path: string; file: { name: string; path: string } }[]> {
  let found: readonly { path: string; file: { name: string; path: string } }[] = [];
  await bench.propose(["3"], {
    dryRun: true,
    buildText: (proposed) => {
      found = proposed.map(({ path }, index) => ({
        path,
        file: { name: path, path: `${bench.folder}/local-${index}` },
      }));
      return { title: "", body: "", commitMessage: "" };
    },
  });
  return found;
}

const otherBase = { code: "BRANCH_OF_OTHER_BASE" };

test("a run on another branch never moves the branch of an open pull request", async () => {
  await using bench = await benchGitHub(files);
  const { headSha } = await bench.propose(["3"]);
  const feature = { branch: "feature/half-done", files: app, message: "Half done" };
  await bench.sandbox.github.commitFiles(feature);
  const onFeature = { refs: { ...refs, base: "feature/half-done" } };
  for (const onHumanCommits of ["stop", "overwrite"] as const)
    await expect(bench.propose(["3"], { ...onFeature, onHumanCommits })).rejects.toMatchObject({
      ...otherBase,
      message: expect.stringContaining("#1 is for `main`"),
    });
  expect(await headOf(bench)).toBe(headSha);
});

test("nor does it move one that was made from another base and has no pull request any more", async () => {
  await using bench = await benchGitHub(files);
  const feature = { branch: "feature/half-done", files: app, message: "Half done" };
  await bench.sandbox.github.commitFiles(feature);
  const { headSha } = await bench.propose(["3"], { refs: { ...refs, base: "feature/half-done" } });
  const { recorder } = bench.sandbox;
  const askAs = { method: "PATCH", headers: { authorization: `token ${bench.sandbox.github.userToken}` } };
  const url = `${bench.sandbox.github.apiUrl}/repos/octo-org/id-lists/pulls/1`;
  await fetch(url, { ...askAs, body: JSON.stringify({ state: "closed" }) });
  for (const onHumanCommits of ["stop", "overwrite"] as const)
    await expect(bench.propose(["3"], { onHumanCommits })).rejects.toMatchObject({
      ...otherBase,
      message: expect.stringContaining("not in the history of `main`"),
    });
  expect(await headOf(bench)).toBe(headSha);
  expect(recorder.requests("github.updateRef")).toEqual([]);
});

test("a pull request that somebody opens for another base in the meantime is seen right before the branch moves", async () => {
  await using bench = await benchGitHub(files);
  await bench.sandbox.github.commitFiles({ branch: "v1", files: { "n.md": "x" }, message: "x" });
  const { headSha } = await bench.propose(["3"]);
  const { userToken, apiUrl } = bench.sandbox.github;
  const open = (): Promise<Response> =>
    fetch(`${apiUrl}/repos/octo-org/id-lists/pulls`, {
      method: "POST",
      headers: { authorization: `token ${userToken}` },
      body: JSON.stringify({ head: refs.branch, base: "v1", title: "x" }),
    });
  const github = interfere(bench, { operation: "createCommit", act: open });
  const write = {
    github,
    writeCommit: (order: Parameters<typeof commitByApi>[1]) => commitByApi(github, order),
  };
  await expect(bench.propose(["3", "4"], write)).rejects.toMatchObject(otherBase);
  expect(await headOf(bench)).toBe(headSha);
});

test("after the history of the base was rewritten, the old one does not come back with the proposal", async () => {
  await using bench = await benchGitHub(files);
  const { headSha } = await bench.propose(["3"]);
  const root = runGit(bench, "commit-tree", "refs/heads/main^{tree}", "-m", "Start over");
  runGit(bench, "update-ref", "refs/heads/main", root);
  await expect(bench.propose(["3", "4"])).rejects.toMatchObject(otherBase);
  expect(await headOf(bench)).toBe(headSha);
});

test("a pull request of a fork of the same owner is not ours, open or closed, however it is marked", async () => {
  await using bench = await benchGitHub(files);
  const { github } = bench.sandbox;
  const removals = await readRemovals(["3"]);
  const body = addMarker("x", { kind: "removals", digest: removals });
  const theirs = { fork: "octo-org/fork", branch: refs.branch, base: "main", title: "Theirs", body };
  await github.openForkedPull({ ...theirs, isClosed: true });
  await github.openForkedPull(theirs);
  await github.openForkedPull({ ...theirs, fork: null });
  await github.openForkedPull({ ...theirs, fork: "octo-org/second" });
  expect(await bench.propose(["3"])).toMatchObject({ operation: "created", pull: { number: 5 } });
  expect(await bench.propose(["3", "4"])).toMatchObject({ operation: "updated", pull: { number: 5 } });
  const pulls = await github.pulls();
  expect(pulls.slice(0, 4).map(({ title, state }) => [title, state])).toEqual([
    ["Theirs", "closed"],
    ...[1, 2, 3].map(() => ["Theirs", "open"]),
  ]);
  expect(await bench.propose([])).toMatchObject({ operation: "closed", pull: { number: 5 } });
});

test("many pull requests of forks do not push ours off the page that is read", async () => {
  await using bench = await benchGitHub(files);
  await bench.propose(["3"]);
  const theirs = { fork: "octo-org/fork", branch: refs.branch, base: "main", title: "x", body: "x" };
  for (let count = 0; count < 120; count++) await bench.sandbox.github.openForkedPull(theirs);
  expect(await bench.propose(["3"])).toMatchObject({ operation: "unchanged", pull: { number: 1 } });
});

/** The digest of what is removed from the files, which anybody can read off a pull request. */
async function readRemovals(ids: readonly string[]): Promise<string> {
  await using bench = await benchGitHub(files);
  await bench.propose(ids);
  return readMarker((await bench.sandbox.github.pulls())[0]?.body ?? "", "removals") ?? "";
}
