// @module-tag slow
import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { byGit } from "../../../test/git-bench.ts";
import { benchGitHub, refs } from "../../../test/sandbox-github.ts";

const files = { "data/a.txt": "1\n2\n3\n", "data/deep/b.txt": "3\r\n4", "c.txt": "5\n", "other.md": "x" };

test("git makes the same tree, parents and message as the API does", async () => {
  await using viaApi = await benchGitHub(files);
  await using viaGit = await benchGitHub(files);
  const [api, git] = [await viaApi.propose(["3", "5"]), await viaGit.propose(["3", "5"], byGit(viaGit))];
  const pull = { ...api.pull, headSha: git.headSha };
  // The two bases may have been committed in different seconds.
  expect(git).toEqual({ ...api, headSha: git.headSha, baseSha: git.baseSha, pull });
  const [fromApi] = await viaApi.sandbox.github.log(refs.branch);
  const [fromGit, base] = await viaGit.sandbox.github.log(refs.branch);
  expect(fromGit?.sha).toBe(git.headSha);
  expect(fromGit?.tree).toBe(fromApi?.tree);
  expect(fromGit?.parents).toEqual([base?.sha]);
  const withoutBase = (message = ""): string => message.replace(/[0-9a-f]{40}\n$/, "");
  expect(withoutBase(fromGit?.message)).toBe(withoutBase(fromApi?.message));
  expect(fromGit?.author).toMatchObject({ name: "github-actions[bot]" });
  expect(viaGit.sandbox.recorder.requests("github.receivePack")).toHaveLength(1);
  expect(viaGit.sandbox.recorder.requests("github.createTree")).toEqual([]);
});

test("no old contents are fetched, and those of files that stay are not sent", async () => {
  const large = "# a comment\n".repeat(200_000);
  await using bench = await benchGitHub({
    ...files,
    "large.txt": `${large}1\n`,
    "changed.txt": `${large}2\n`,
  });
  await bench.propose(["3"], byGit(bench));
  const bodies = bench.sandbox.recorder.requests().map(({ bodyBytes }) => bodyBytes);
  expect(Math.max(...bodies)).toBeLessThan(3000);
  expect(bench.sandbox.recorder.requests("github.uploadPack")).toHaveLength(1);
});

test("the API and git continue each other's branch", async () => {
  await using bench = await benchGitHub(files);
  const first = await bench.propose(["3"]);
  const second = await bench.propose(["3", "1"], byGit(bench));
  expect(second).toMatchObject({ operation: "updated", pull: first.pull });
  const [head] = await bench.sandbox.github.log(refs.branch);
  expect(head?.parents).toEqual([first.headSha]);
  expect(await bench.read(refs.branch, "data/a.txt")).toBe("2\n");
  expect(await bench.propose(["3", "1"], byGit(bench))).toMatchObject({ operation: "unchanged" });
  expect(await bench.propose(["3", "1", "5"])).toMatchObject({ operation: "updated" });
});

test("a base that moved becomes a parent of the update, with its new content", async () => {
  await using bench = await benchGitHub(files);
  const first = await bench.propose(["3"], byGit(bench));
  const change = { "data/a.txt": "1\n2\n3\n6\n", "other.md": "y" };
  const moved = await bench.sandbox.github.commitFiles({ branch: "main", files: change, message: "Add" });
  expect(await bench.propose(["3"], byGit(bench))).toMatchObject({ operation: "updated" });
  const [head] = await bench.sandbox.github.log(refs.branch);
  expect(head?.parents).toEqual([first.headSha, moved]);
  expect(await bench.read(refs.branch, "data/a.txt")).toBe("1\n2\n6\n");
  expect(await bench.read(refs.branch, "other.md")).toBe("y");
});

test("a base that moves at the last moment keeps what it brings", async () => {
  await using bench = await benchGitHub(files);
  const { github } = bench.sandbox;
  const change = { "new.md": "new" };
  const done = await bench.propose(["3"], {
    ...byGit(bench),
    async writeCommit(order) {
      await github.commitFiles({ branch: "main", files: change, message: "Later" });
      return await byGit(bench).writeCommit(order);
    },
  });
  expect(done.operation).toBe("created");
  expect(bench.rereads).toEqual([]);
  expect(await bench.read(refs.branch, "data/a.txt")).toBe("1\n2\n");
  expect(await bench.read("main", "new.md")).toBe("new");
});

test("a list that grows at the last moment is read again, before anything is pushed", async () => {
  await using bench = await benchGitHub(files);
  const { github } = bench.sandbox;
  let left = 1;
  const done = await bench.propose(["3"], {
    async writeCommit(order) {
      const grown = { "data/a.txt": "1\n2\n3\n6\n" };
      if (left-- > 0) await github.commitFiles({ branch: "main", files: grown, message: "Later" });
      return await byGit(bench).writeCommit(order);
    },
  });
  expect([done.operation, bench.rereads]).toEqual(["created", ["BRANCH_RACE"]]);
  expect(await bench.read(refs.branch, "data/a.txt")).toBe("1\n2\n6\n");
  expect(bench.sandbox.recorder.requests("github.receivePack")).toHaveLength(1);
});

test("modes and bytes stay as they are, whatever .gitattributes ask for", async () => {
  const odd = {
    ".gitattributes": "* text eol=crlf\n*.txt ident\n",
    "run.txt": { mode: "100755", content: "1\n2\n" },
    "bom.txt": Buffer.from("\ufeff1\r\n2\r\n# $Id$\n", "utf8"),
    "latin.txt": Buffer.from("# \xe9t\xe9 \0\n1\n2\n", "latin1"),
    'ä ö/"q".txt': "1\n2\n",
  };
  await using bench = await benchGitHub(odd);
  await bench.propose(["2"], byGit(bench));
  expect((await bench.sandbox.github.modes(refs.branch)).get("run.txt")).toBe("100755");
  expect(await bench.read(refs.branch, "bom.txt")).toBe("\xef\xbb\xbf1\r\n# $Id$\n");
  expect(await bench.read(refs.branch, "latin.txt")).toBe("# \xe9t\xe9 \0\n1\n");
  expect(await bench.read(refs.branch, 'ä ö/"q".txt')).toBe("1\n");
  expect(bench.sandbox.recorder.requests("github.createBlob")).toEqual([]);
});

test("a file that .gitattributes of any folder give to Git LFS is refused, and nothing is pushed", async () => {
  const tracked = { "data/.gitattributes": "deep/*.txt filter=lfs diff=lfs merge=lfs -text\n" };
  await using bench = await benchGitHub({ ...files, ...tracked });
  await expect(bench.propose(["3"], byGit(bench))).rejects.toMatchObject({
    code: "FILE_NOT_COMMITTABLE",
    message: expect.stringContaining("`data/deep/b.txt` is tracked by Git LFS"),
  });
  expect(bench.sandbox.recorder.requests("github.receivePack")).toEqual([]);
  expect(await bench.propose(["5"], byGit(bench))).toMatchObject({ operation: "created" });
});

test("somebody who pushes to the branch at the last moment loses nothing", async () => {
  await using bench = await benchGitHub(files);
  await bench.propose(["3"], byGit(bench));
  const { gitDir, log } = bench.sandbox.github;
  const git = (...words: string[]): string =>
    execFileSync("git", ["-C", gitDir, "-c", "user.name=Ada", "-c", "user.email=ada@example.org", ...words], {
      encoding: "utf8",
    }).trim();
  const head = `refs/heads/${refs.branch}`;
  let theirs = "";
  const pushed = bench.propose(["3", "1"], {
    async writeCommit(order) {
      theirs = git("commit-tree", `${head}^{tree}`, "-p", head, "-m", "A note");
      git("update-ref", head, theirs);
      return await byGit(bench).writeCommit(order);
    },
  });
  await expect(pushed).rejects.toMatchObject({ code: "BRANCH_NOT_OURS" });
  expect(bench.rereads).toEqual(["BRANCH_RACE"]);
  expect((await log(refs.branch))[0]?.sha).toBe(theirs);
});

test("a branch that was created or deleted in the meantime is a race, and is never taken or made again", async () => {
  await using bench = await benchGitHub(files);
  const { github } = bench.sandbox;
  let theirs = "";
  const pushed = bench.propose(["3"], {
    async writeCommit(order) {
      theirs = await github.commitFiles({ branch: refs.branch, files: { "a.md": "" }, message: "Mine" });
      return await byGit(bench).writeCommit(order);
    },
  });
  await expect(pushed).rejects.toMatchObject({ code: "BRANCH_TAKEN" });
  expect((await github.log(refs.branch))[0]?.sha).toBe(theirs);
  execFileSync("git", ["-C", github.gitDir, "update-ref", "-d", `refs/heads/${refs.branch}`]);
  const first = await bench.propose(["3"], byGit(bench));
  let isGone = false;
  const done = await bench.propose(["3", "1"], {
    async writeCommit(order) {
      if (!isGone)
        execFileSync("git", ["-C", github.gitDir, "update-ref", "-d", `refs/heads/${refs.branch}`]);
      isGone = true;
      return await byGit(bench).writeCommit(order);
    },
  });
  expect(bench.rereads).toEqual(["BRANCH_RACE", "BRANCH_RACE"]);
  expect(done.headSha).not.toBe(first.headSha);
  expect((await github.log(refs.branch))[0]?.sha).toBe(done.headSha);
});

test("a push whose answer was lost is found, and one that failed on the way is made again, alone", async () => {
  await using bench = await benchGitHub(files);
  const { faults, recorder } = bench.sandbox;
  faults.script("github.receivePack", { kind: "answer", status: 502, acted: true });
  expect(await bench.propose(["3"], byGit(bench))).toMatchObject({ operation: "created", plan: "commit" });
  expect(recorder.requests("github.receivePack")).toHaveLength(1);
  faults.script("github.receivePack", { kind: "answer", status: 502 }, { kind: "answer", status: 503 });
  expect(await bench.propose(["3", "1"], byGit(bench))).toMatchObject({ operation: "updated" });
  expect(recorder.requests("github.receivePack")).toHaveLength(4);
  expect(recorder.requests("github.uploadPack")).toHaveLength(2);
  expect(bench.retries).toEqual(Array(3).fill("git push GITHUB_UNAVAILABLE"));
  expect(bench.slept).toEqual([1000, 1000, 3000]);
  expect(bench.rereads).toEqual([]);
  expect(faults.unused()).toEqual([]);
});

test("a fetch that fails for a moment is made again by itself, and given up after three pauses", async () => {
  await using bench = await benchGitHub(files);
  const { faults } = bench.sandbox;
  const gone = { kind: "answer", status: 503 } as const;
  faults.script("github.advertiseRefs", gone, { kind: "reset" });
  expect(await bench.propose(["3"], byGit(bench))).toMatchObject({ operation: "created" });
  expect(bench.slept).toEqual([1000, 3000]);
  faults.script("github.advertiseRefs", gone, gone, gone, gone);
  await expect(bench.propose(["3", "1"], byGit(bench))).rejects.toMatchObject({ code: "GITHUB_UNAVAILABLE" });
  expect(bench.slept.slice(2)).toEqual([1000, 3000, 9000]);
  expect(bench.rereads).toEqual([]);
  expect(faults.unused()).toEqual([]);
});

test("a SHA of GitHub's that is an option to git, or no SHA at all, never reaches git", async () => {
  await using bench = await benchGitHub(files);
  for (const sha of ["--upload-pack=touch planted", "main", "0123456789abcdef"]) {
    const rewrite = (body: Buffer): Buffer => {
      const ref = JSON.parse(body.toString());
      return Buffer.from(JSON.stringify({ ...ref, object: { ...ref.object, sha } }));
    };
    const odd = { kind: "rewrite", body: rewrite } as const;
    bench.sandbox.faults.script("github.getRef", odd, odd, odd, odd);
    await expect(bench.propose(["3"], byGit(bench))).rejects.toMatchObject({
      code: "GITHUB_UNAVAILABLE",
      message: "GitHub's answer has another form than documented when asked to read a branch.",
    });
  }
  expect(bench.sandbox.recorder.requests("github.advertiseRefs")).toEqual([]);
});

test("contents that are not what they were when they were checked never reach the branch", async () => {
  await using bench = await benchGitHub({ "data/a.txt": "1\n2\n3\n" });
  for (const content of ["", "1\n9\n", "1\n2\nblob\ndata 0\n"]) {
    const pushed = bench.propose(["3"], {
      async writeCommit(order) {
        for (const { contentPath } of order.files) await writeFile(contentPath, content);
        return await byGit(bench).writeCommit(order);
      },
    });
    if (content.startsWith("1\n2\n")) await expect(pushed).resolves.toMatchObject({ operation: "created" });
    else await expect(pushed).rejects.toMatchObject({ code: "COMMIT_DIFFERS" });
  }
  expect(await bench.read(refs.branch, "data/a.txt")).toBe("1\n2\n");
});

test("what GitHub refuses is named", async () => {
  await using bench = await benchGitHub(files);
  const { settings } = bench.sandbox.github;
  await expect(bench.propose(["3"], byGit(bench, { token: "ghs_wrong" }))).rejects.toMatchObject({
    code: "GITHUB_UNAUTHORIZED",
  });
  settings.restrictedBranches = /^x-compliance\//;
  await expect(bench.propose(["3"], byGit(bench))).rejects.toMatchObject({
    code: "GITHUB_RULESET",
    message: expect.stringContaining(
      `GitHub says: \`GH013: Repository rule violations found for refs/heads/${refs.branch}.; push declined due to`,
    ),
  });
  settings.restrictedBranches = undefined;
  settings.permissions.contents = "read";
  await expect(bench.propose(["3"], byGit(bench))).rejects.toMatchObject({
    code: "GITHUB_PERMISSION_MISSING",
    message: expect.stringContaining("`contents: write`"),
  });
  const nowhere = byGit(bench, { path: "/nowhere" });
  await expect(bench.propose(["3"], nowhere)).rejects.toMatchObject({ code: "GIT_UNAVAILABLE" });
  expect(bench.rereads).toEqual([]);
});

test("git follows no redirect, as it would carry the token along", async () => {
  await using bench = await benchGitHub(files);
  const headers = { location: "http://127.0.0.1:9/octo-org/id-lists.git/info/refs?service=git-upload-pack" };
  bench.sandbox.faults.script("github.advertiseRefs", { kind: "answer", status: 302, headers });
  await expect(bench.propose(["3"], byGit(bench))).rejects.toMatchObject({
    code: "GITHUB_FAILED",
    message: expect.stringMatching(/^A git command failed \(git fetch/),
  });
});

test("a push that is cancelled ends at once, for the reason of the cancellation", async () => {
  await using bench = await benchGitHub(files);
  const controller = new AbortController();
  const { faults, recorder } = bench.sandbox;
  faults.script("github.receivePack", { kind: "stall" });
  const proposed = bench.propose(["3"], byGit(bench, { signal: controller.signal }));
  const ended = expect(proposed).rejects.toThrow("cancelled");
  await expect.poll(() => recorder.requests("github.receivePack").length, { timeout: 20_000 }).toBe(1);
  controller.abort(new Error("cancelled"));
  await ended;
});
