import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { benchGitHub, place } from "../../test/sandbox-github.ts";
import type { Rewrite } from "./prepare-files.ts";

const files = { "a.txt": "1\n2\n3\n" };
const refusal = (
  message: string,
): { readonly kind: "answer"; readonly status: 422; readonly body: unknown } => ({
  kind: "answer",
  status: 422,
  body: { message },
});

test("a branch that came to be meanwhile is read and built upon", async () => {
  await using bench = await benchGitHub(files);
  bench.sandbox.faults.script("github.createRef", refusal("Reference already exists"));
  expect(await bench.propose(["3"])).toMatchObject({ operation: "created" });
  expect(bench.again).toEqual(["BRANCH_RACE"]);
  expect(bench.sandbox.faults.unused()).toEqual([]);
});

test("a branch that moved meanwhile is never forced", async () => {
  await using bench = await benchGitHub(files);
  await bench.propose(["3"]);
  bench.sandbox.faults.script("github.updateRef", refusal("Update is not a fast forward"));
  expect(await bench.propose(["3", "1"])).toMatchObject({ operation: "updated" });
  expect(bench.again).toEqual(["BRANCH_RACE"]);
});

test("a pull request that another run opened meanwhile is taken as ours", async () => {
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
  expect(await bench.propose(["3"])).toMatchObject({ operation: "unchanged" });
  expect(bench.again).toEqual(["GITHUB_UNAVAILABLE", "GITHUB_UNAVAILABLE"]);
  expect(bench.sandbox.recorder.requests("github.createRef")).toHaveLength(1);
  expect(bench.sandbox.recorder.requests("github.createPull")).toHaveLength(1);
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
  expect(await bench.sandbox.github.log(place.branch)).toEqual([]);
});

test("a base that moves while its files are rewritten is taken up by the next run", async () => {
  await using bench = await benchGitHub(files);
  const { github } = bench.sandbox;
  const rewrite: Rewrite = async (_name, { to }) => {
    await github.commitFiles({ branch: "main", files: { "a.txt": "1\n2\n3\n4\n" }, message: "Add an ID" });
    await writeFile(to, "1\n2\n");
    return { entries: 3, removed: 1, scrubbed: 0, unverified: 0 };
  };
  const first = await bench.propose(["3"], { rewrite });
  expect(await bench.read(place.branch, "a.txt")).toBe("1\n2\n");
  await bench.propose(["3"]);
  const [moved] = await github.log("main");
  const [head] = await github.log(place.branch);
  expect(head?.parents).toEqual([first.headSha, moved?.sha]);
  expect(await bench.read(place.branch, "a.txt")).toBe("1\n2\n4\n");
});

test("somebody who pushes to the branch at the last moment loses nothing", async () => {
  await using bench = await benchGitHub(files);
  await bench.propose(["3"]);
  const { gitDir, log } = bench.sandbox.github;
  const git = (...words: string[]): string =>
    execFileSync("git", ["-C", gitDir, "-c", "user.name=Ada", "-c", "user.email=ada@example.org", ...words], {
      encoding: "utf8",
    }).trim();
  const head = `refs/heads/${place.branch}`;
  let theirs = "";
  const pushed = bench.propose(["3", "1"], {
    // Called when all has been read and nothing is written.
    writeText() {
      if (theirs === "") {
        theirs = git("commit-tree", `${head}^{tree}`, "-p", head, "-m", "A note");
        git("update-ref", head, theirs);
      }
      return { title: "T", body: "B", commitMessage: "C" };
    },
  });
  await expect(pushed).rejects.toMatchObject({ code: "BRANCH_NOT_OURS" });
  expect(bench.again).toEqual(["BRANCH_RACE"]);
  expect((await log(place.branch))[0]?.sha).toBe(theirs);
});
