// @module-tag slow
import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import { askGitHub } from "../../test/ask-github.ts";
import type { Knowledge } from "../../test/make-check.ts";
import { benchGitHub, benchSeal, type GitHubBench, refs } from "../../test/sandbox-github.ts";
import { ActionError } from "../errors/action-error.ts";
import { addMarker, readMarker } from "./marker.ts";
import { createSeal } from "./origin/seal.ts";
import { addTrailer, type Trailer } from "./trailer.ts";

const list = (...ids: readonly number[]): string => ids.map((id) => `${id}\n`).join("");
const files = { "a.txt": list(1, 2, 3, 4, 5, 6, 7, 8) };
const head = `refs/heads/${refs.branch}`;
/** X says that one ID must be removed, and has results for the half of them. */
const half: Partial<Knowledge> = {
  parts: [
    ["1", "2", "3", "4"],
    ["5", "6", "7", "8"],
  ],
  times: [Date.UTC(2026, 8, 2), undefined],
  removed: ["1"],
};
const whole: Partial<Knowledge> = { ...half, times: [Date.UTC(2026, 8, 2), Date.UTC(2026, 8, 2)] };
const future = new Map([["tweets", Date.UTC(2096, 0)] as const]);

function runGit({ sandbox }: GitHubBench, ...words: readonly string[]): string {
  const person = ["-c", "user.name=Eve", "-c", "user.email=eve@example.org"];
  return execFileSync("git", ["-C", sandbox.github.gitDir, ...person, ...words], { encoding: "utf8" }).trim();
}

interface Forgery extends Partial<Trailer> {
  /** The list as the forged commit has it. */
  readonly content: string;
  /** On top of our branch, or in its place. */
  readonly onto: "branch" | "main";
}

/** Pushes a commit to our branch that says to be ours. */
async function forge(bench: GitHubBench, { content, onto, ...said }: Forgery): Promise<string> {
  const parent = runGit(bench, "rev-parse", onto === "main" ? "refs/heads/main" : head);
  const edited = { branch: "forgery", from: parent, files: { "a.txt": content }, message: "x" };
  await bench.sandbox.github.commitFiles(edited);
  const [treeSha, baseSha] = ["refs/heads/forgery^{tree}", "refs/heads/main"].map((name) =>
    runGit(bench, "rev-parse", name),
  ) as [string, string];
  const message = addTrailer("Remove IDs", {
    ...{ treeSha, baseSha, asOf: undefined, identity: refs.identity, seal: "0".repeat(64) },
    ...said,
  });
  const sha = runGit(bench, "commit-tree", treeSha, "-p", parent, "-m", message);
  runGit(bench, "update-ref", head, sha);
  return sha;
}

test.each(["branch", "main"] as const)(
  "entries that somebody removed under our trailer, as of the future, are not proposed in our name (from %s)",
  async (onto) => {
    await using bench = await benchGitHub(files);
    await bench.propose([], { knowledge: half });
    const [before] = await bench.sandbox.github.pulls();
    const sha = await forge(bench, { content: list(2, 3, 4), onto, asOf: future });
    await expect(bench.propose([], { knowledge: half })).rejects.toMatchObject({
      code: "BRANCH_NOT_OURS",
      message: expect.stringContaining("was not made with this `bearer-token`"),
    });
    const [after] = await bench.sandbox.github.pulls();
    expect([after?.title, after?.body, runGit(bench, "rev-parse", head)]).toEqual([
      ...[before?.title, before?.body, sha],
    ]);
    expect(after?.comments).toEqual([
      { ...after?.comments[0], body: expect.stringContaining("remove 1 entry") },
    ]);
    await bench.propose([], { knowledge: half, onHumanCommits: "overwrite" });
    expect(await bench.read(refs.branch, "a.txt")).toBe(list(2, 3, 4, 5, 6, 7, 8));
    expect(runGit(bench, "log", "-1", "--format=%B", head)).toContain(
      "As-Of: tweets=2026-09-02T00:00:00.000Z",
    );
  },
);

test("how many entries nothing proves is said, where there is no commit of ours to go by", async () => {
  await using bench = await benchGitHub(files);
  await bench.propose([], { knowledge: half });
  await forge(bench, { content: list(2, 3, 4), onto: "main" });
  await expect(bench.propose([], { knowledge: half })).rejects.toThrow(
    "it removes 4 entries that no current result confirms",
  );
});

test("what results of now speak for needs no proof: after a change of the token the next run goes on by itself", async () => {
  await using bench = await benchGitHub(files);
  const key = { bearerToken: "former", repository: "id-lists", ...refs };
  await bench.propose(["1", "5"], { seal: createSeal(key) });
  await expect(bench.propose([], { knowledge: half })).rejects.toMatchObject({ code: "BRANCH_NOT_OURS" });
  expect(await bench.propose([], { knowledge: { ...whole, removed: ["1", "5", "6"] } })).toMatchObject({
    operation: "updated",
  });
  expect(await bench.propose([], { knowledge: half })).toMatchObject({ operation: "unchanged" });
});

test("where nothing else is to be changed, that run seals the proposal anew, once, and the runs after it keep it", async () => {
  await using bench = await benchGitHub(files);
  const key = { bearerToken: "former", repository: "id-lists", ...refs };
  await bench.propose(["1", "5"], { seal: createSeal(key) });
  const [former, tree] = [runGit(bench, "rev-parse", head), runGit(bench, "rev-parse", `${head}^{tree}`)];
  const covered = { ...whole, removed: ["1", "5"] };
  expect(await bench.propose([], { knowledge: covered })).toMatchObject({
    operation: "updated",
    pull: { number: 1 },
  });
  const renewed = runGit(bench, "rev-parse", head);
  expect(runGit(bench, "show", "-s", "--format=%P %T", head)).toBe(`${former} ${tree}`);
  for (const knowledge of [covered, half])
    expect(await bench.propose([], { knowledge })).toMatchObject({ operation: "unchanged" });
  expect(runGit(bench, "rev-parse", head)).toBe(renewed);
});

test("what to do then is said: first to run again, and what `overwrite` loses", async () => {
  await using bench = await benchGitHub(files);
  const key = { bearerToken: "former", repository: "id-lists", ...refs };
  await bench.propose(["1", "5"], { seal: createSeal(key) });
  await expect(bench.propose([], { knowledge: half })).rejects.toMatchObject({
    message: expect.stringContaining(
      "Either the token or the name of the repository has changed since, or somebody else made it.",
    ),
    hint: expect.stringMatching(/^Run again when all results are available: .* would come back\.$/),
  });
  const [pull] = await bench.sandbox.github.pulls();
  expect(pull?.comments).toMatchObject([
    {
      body: expect.stringMatching(
        /not made with its current bearer token[\s\S]*- Run the workflow again when all results are available/,
      ),
    },
  ]);
});

test("a merge that says to be ours hides no commit of ours, on whichever side that is", async () => {
  await using bench = await benchGitHub(files);
  await bench.propose(["1", "5"]);
  const edited = {
    branch: "forgery",
    from: "main",
    files: { "a.txt": list(2, 3, 4, 5, 6, 7, 8) },
    message: "x",
  };
  await bench.sandbox.github.commitFiles(edited);
  const [treeSha, baseSha] = ["refs/heads/forgery^{tree}", "refs/heads/main"].map((name) =>
    runGit(bench, "rev-parse", name),
  ) as [string, string];
  const said = { treeSha, baseSha, asOf: undefined, identity: refs.identity, seal: undefined };
  const merge = ["-p", baseSha, "-p", head, "-m", addTrailer("Remove IDs", said)];
  const sha = runGit(bench, "commit-tree", treeSha, ...merge);
  runGit(bench, "update-ref", head, sha);
  await expect(bench.propose([], { knowledge: half })).rejects.toMatchObject({ code: "BRANCH_NOT_OURS" });
  await bench.propose([], { knowledge: half, onHumanCommits: "overwrite" });
  expect(await bench.read(refs.branch, "a.txt")).toBe(list(2, 3, 4, 6, 7, 8));
});

test("a commit of ours that is made once more, of another time, is as new as its seal says", async () => {
  await using bench = await benchGitHub(files);
  await bench.propose(["1", "5"], { knowledge: { ...whole, removed: ["1", "5"] } });
  const [tree, parent, message] = ["%T", "%P", "%B"].map((format) =>
    runGit(bench, "show", "-s", `--format=${format}`, head),
  ) as [string, string, string];
  const again = [
    "-C",
    bench.sandbox.github.gitDir,
    "-c",
    "user.name=Eve",
    "-c",
    "user.email=eve@example.org",
  ];
  const env = {
    ...process.env,
    GIT_COMMITTER_DATE: "2001-01-01T00:00:00Z",
    GIT_AUTHOR_DATE: "2001-01-01T00:00:00Z",
  };
  const sha = execFileSync("git", [...again, "commit-tree", tree, "-p", parent, "-m", message], { env });
  runGit(bench, "update-ref", head, sha.toString().trim());
  const older = { ...whole, times: [Date.UTC(2026, 8, 1), Date.UTC(2026, 8, 1)], removed: [] };
  expect(await bench.propose([], { knowledge: older })).toMatchObject({ operation: "unchanged" });
});

test("so it does where an older proposal of ours, of the token of now, is in the base", async () => {
  await using bench = await benchGitHub(files);
  await bench.propose(["8"]);
  runGit(bench, "update-ref", "refs/heads/main", head);
  runGit(bench, "update-ref", "-d", head);
  const key = { bearerToken: "former", repository: "id-lists", ...refs };
  await bench.propose(["1"], { seal: createSeal(key) });
  expect(await bench.propose([], { knowledge: { ...whole, removed: ["1", "5"] } })).toMatchObject({
    operation: "updated",
  });
});

test("a time that cannot be, in a commit of ours, is of no weight: any result clears what it kept", async () => {
  await using bench = await benchGitHub(files);
  await bench.propose(["1", "2"]);
  const message = { asOf: future, identity: refs.identity };
  const [treeSha, baseSha] = [`${head}^{tree}`, "refs/heads/main"].map((name) =>
    runGit(bench, "rev-parse", name),
  ) as [string, string];
  const seal = benchSeal({ treeSha, baseSha, ...message });
  await forge(bench, { content: list(3, 4, 5, 6, 7, 8), onto: "main", ...message, seal });
  const seen: unknown[] = [];
  const done = await bench.propose([], {
    knowledge: { ...half, times: [undefined, 1000], removed: [] },
    buildText(_files, formerAsOf) {
      seen.push(formerAsOf?.get("tweets"));
      return { title: "T", body: "B", commitMessage: "C" };
    },
  });
  expect([done.operation, seen]).toEqual(["unchanged", [0]]);
  await bench.propose([], { knowledge: { ...whole, times: [2000, 2000] } });
  expect(await bench.read(refs.branch, "a.txt")).toBe(list(2, 3, 4, 5, 6, 7, 8));
});

test("whatever is done to the text of the pull request, a commit of ours is believed", async () => {
  await using bench = await benchGitHub(files);
  await bench.propose(["1", "5"]);
  for (const body of ["", "x", addMarker("x", { kind: "removals", digest: "0".repeat(48) })]) {
    await askGitHub(bench.sandbox, "PATCH /pulls/1", { body });
    expect(await bench.propose([], { knowledge: half })).toMatchObject({ plan: "update-text" });
    expect(await bench.read(refs.branch, "a.txt")).toBe(list(2, 3, 4, 6, 7, 8));
  }
});

test("a run that was cut off after its push leaves nothing that a person has to do", async () => {
  await using bench = await benchGitHub(files);
  await bench.propose([], { knowledge: half });
  const refused = { kind: "answer", status: 403, body: { message: "x" } } as const;
  bench.sandbox.faults.script("github.updatePull", refused);
  await expect(bench.propose(["1", "5", "6"])).rejects.toMatchObject({ code: expect.any(String) });
  expect(await bench.propose([], { knowledge: half })).toMatchObject({ plan: "update-text" });
  expect(await bench.read(refs.branch, "a.txt")).toBe(list(2, 3, 4, 7, 8));
});

/** What is pushed and written, by somebody who may write all but knows no token. */
const attack = fc.record({
  removed: fc.subarray([1, 2, 3, 4, 5, 6, 7, 8]),
  onto: fc.constantFrom("branch" as const, "main" as const),
  asOf: fc.constantFrom(undefined, future, new Map([["tweets", 0] as const])),
  identity: fc.constantFrom(undefined, refs.identity),
  seal: fc.constantFrom("none", "wrong", "copied"),
  marksBody: fc.boolean(),
  onHumanCommits: fc.constantFrom("stop" as const, "overwrite" as const),
  isWhole: fc.boolean(),
});

test("no forged commit or text makes a run propose what neither X's results of now nor a proposal of ours names", async () => {
  await using bench = await benchGitHub(files);
  await bench.propose(["1", "5"]);
  const honest = runGit(bench, "rev-parse", head);
  const copied = /Seal: ([0-9a-f]{64})/.exec(runGit(bench, "log", "-1", "--format=%B", head))?.[1];
  const property = fc.asyncProperty(
    attack,
    async ({ removed, onto, seal, marksBody, onHumanCommits, isWhole, ...said }) => {
      runGit(bench, "update-ref", head, honest);
      const content = list(...[1, 2, 3, 4, 5, 6, 7, 8].filter((id) => !removed.includes(id)));
      const seals = { none: undefined, wrong: "0".repeat(64), copied };
      const forged = await forge(bench, { content, onto, ...said, seal: seals[seal as keyof typeof seals] });
      if (marksBody) {
        const body = addMarker("x", { kind: "removals", digest: await digestOf(removed) });
        await askGitHub(bench.sandbox, "PATCH /pulls/1", { body });
      }
      const knowledge = isWhole ? whole : half;
      const done = await bench.propose([], { knowledge, onHumanCommits }).catch((error: unknown) => error);
      if (done instanceof ActionError) {
        expect([done.code, runGit(bench, "rev-parse", head)]).toEqual(["BRANCH_NOT_OURS", forged]);
        return;
      }
      const left = (await bench.read(refs.branch, "a.txt"))?.trim().split("\n");
      expect(left).toEqual(expect.arrayContaining(["2", "3", "4", "6", "7", "8"]));
    },
  );
  await fc.assert(property, { numRuns: 25 });
});

/** The digest that the text of a proposal of ours has for these. */
async function digestOf(removed: readonly number[]): Promise<string> {
  if (removed.length === 0) return "0".repeat(48);
  await using bench = await benchGitHub(files);
  await bench.propose(removed.map(String));
  return readMarker((await bench.sandbox.github.pulls())[0]?.body ?? "", "removals") ?? "";
}
