// @module-tag slow
import { gunzipSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { askGitHub } from "../../test/ask-github.ts";
import { gitOptionsOf } from "../../test/git-bench.ts";
import type { Knowledge } from "../../test/make-check.ts";
import { benchGitHub, benchSeal, type GitHubBench, refs } from "../../test/sandbox-github.ts";
import { commitByApi } from "../github/commit/commit-by-api.ts";
import { openLocalObjects } from "../github/git/open-local-objects.ts";
import type { ProposeResult } from "./propose-removal.ts";
import { addTrailer, readTrailer, type Trailer } from "./trailer.ts";

const list = (...ids: readonly (number | string)[]): string => ids.map((id) => `${id}\n`).join("");
const files = { "a.txt": list(1, 2, 3, 4, 5, 6, 7), "b.txt": list(21, 22, 23, 24) };
const [partA, partB] = [
  ["1", "2", "3", "4", "5", "6", "7"],
  ["21", "22", "23", "24"],
] as const;
const parts = [partA, partB];
const five = ["1", "2", "3", "4", "5"];

/** What is known of both parts: when X made each one's job, in hours, and what has to be removed. */
function know(hours: readonly (number | undefined)[], removed: readonly string[]): Partial<Knowledge> {
  const times = hours.map((hour) => (hour === undefined ? undefined : Date.UTC(2026, 8, 1, hour)));
  return { parts, times, removed };
}

/** Opens a pull request that removes five IDs of part A, by what is known of both. */
async function openWithFive(seeded: Parameters<typeof benchGitHub>[0] = files): Promise<GitHubBench> {
  const bench = await benchGitHub(seeded);
  await bench.propose([], { knowledge: know([10, 12], five) });
  return bench;
}

/** Proposes, and sees to it that nothing is written. */
async function proposeQuietly(bench: GitHubBench, knowledge: Partial<Knowledge>): Promise<ProposeResult> {
  const before = bench.sandbox.recorder.requests().length;
  const done = await bench.propose([], { knowledge });
  const asked = bench.sandbox.recorder.requests().slice(before);
  expect(asked.filter(({ method }) => method !== "GET")).toEqual([]);
  return done;
}

test("a run that knows another part alone keeps what is proposed, and adds to it", async () => {
  await using bench = await openWithFive();
  const seen: unknown[] = [];
  const done = await bench.propose([], {
    knowledge: know([undefined, 13], ["22"]),
    buildText(proposed, formerAsOf) {
      seen.push(
        proposed.map(({ removed, retained }) => [removed, retained]),
        formerAsOf,
      );
      return { title: "T", body: "B", commitMessage: "C" };
    },
  });
  expect(done).toMatchObject({ operation: "updated", pull: { number: 1 } });
  expect(await bench.read(refs.branch, "a.txt")).toBe(list(6, 7));
  expect(await bench.read(refs.branch, "b.txt")).toBe(list(21, 23, 24));
  expect(seen).toEqual([
    [
      [5, 5],
      [1, 0],
    ],
    new Map([["tweets", Date.UTC(2026, 8, 1, 12)]]),
  ]);
});

test("a run that knows nothing of what is proposed changes nothing, however often", async () => {
  await using bench = await openWithFive();
  for (const knowledge of [know([undefined, 12], []), know([undefined, undefined], []), know([9, 8], [])]) {
    expect(await proposeQuietly(bench, knowledge)).toMatchObject({
      operation: "unchanged",
      plan: "unchanged",
    });
  }
});

test("what a job about other IDs names is proposed, and no older result takes it back", async () => {
  await using bench = await benchGitHub(files);
  const edited = { ...know([undefined, undefined], ["3"]), editedTimes: [Date.UTC(2026, 8, 1, 12)] };
  expect(await bench.propose([], { knowledge: edited })).toMatchObject({ operation: "created" });
  expect(await bench.read(refs.branch, "a.txt")).toBe(list(1, 2, 4, 5, 6, 7));
  expect(await proposeQuietly(bench, know([11, 11], []))).toMatchObject({ operation: "unchanged" });
  expect(await bench.propose([], { knowledge: know([13, 13], []) })).toMatchObject({ operation: "closed" });
});

test("a newer result clears two, and three are left; an older one that clears all changes nothing", async () => {
  await using bench = await openWithFive();
  expect(await proposeQuietly(bench, know([10, 11], []))).toMatchObject({ operation: "unchanged" });
  const cleared = await bench.propose([], { knowledge: know([13, undefined], ["1", "2", "3"]) });
  expect(cleared).toMatchObject({ operation: "updated", files: [{ removed: 3, retained: 0 }, {}] });
  expect(await bench.read(refs.branch, "a.txt")).toBe(list(4, 5, 6, 7));
  // An older run once more, with X's answer of then.
  expect(await proposeQuietly(bench, know([11, 10], []))).toMatchObject({ operation: "unchanged" });
});

test("what a newer part clears goes back, and what another part proposed stays", async () => {
  await using bench = await openWithFive();
  await bench.propose([], { knowledge: know([undefined, 13], ["22", "23"]) });
  await bench.propose([], { knowledge: know([undefined, 14], ["23"]) });
  expect(await bench.read(refs.branch, "a.txt")).toBe(list(6, 7));
  expect(await bench.read(refs.branch, "b.txt")).toBe(list(21, 22, 24));
  await bench.propose([], { knowledge: know([15, undefined], []) });
  expect(await bench.read(refs.branch, "a.txt")).toBe(files["a.txt"]);
  expect(await bench.read(refs.branch, "b.txt")).toBe(list(21, 22, 24));
});

test("only an answer that is newer, and of all that is proposed, closes", async () => {
  await using bench = await openWithFive();
  for (const hours of [
    [11, 12],
    [undefined, 13],
    [10, 11],
  ])
    expect(await proposeQuietly(bench, know(hours, []))).toMatchObject({ operation: "unchanged" });
  expect(await bench.propose([], { knowledge: know([13, undefined], []) })).toMatchObject({
    operation: "closed",
  });
  expect(await bench.sandbox.github.log(refs.branch)).toEqual([]);
});

test("an answer that is kept from before does not make the proposal older", async () => {
  await using bench = await openWithFive();
  // Of three hours before, and yet it adds: what it removes counts. What it clears does not, not even later.
  await bench.propose([], { knowledge: know([undefined, 9], ["22"]) });
  expect(await proposeQuietly(bench, know([10, undefined], []))).toMatchObject({ operation: "unchanged" });
  const [head] = await bench.sandbox.github.log(refs.branch);
  expect(head?.message).toContain("X-Batch-Compliance-As-Of: tweets=2026-09-01T12:00:00.000Z\n");
});

test("the same removals are the same proposal, whether they are known or kept from before", async () => {
  await using bench = await openWithFive();
  expect(await proposeQuietly(bench, know([12, 13], five))).toMatchObject({ plan: "unchanged" });
  expect(await proposeQuietly(bench, know([undefined, 14], []))).toMatchObject({ plan: "unchanged" });
});

test("a text that a person rewrote is put right, and nothing is taken back", async () => {
  await using bench = await openWithFive();
  await askGitHub(bench.sandbox, "PATCH /pulls/1", { body: "Looks fine." });
  const done = await bench.propose([], { knowledge: know([9, undefined], []) });
  expect(done).toMatchObject({ operation: "updated", plan: "update-text" });
  expect(await bench.read(refs.branch, "a.txt")).toBe(list(6, 7));
});

test("a proposal that does not say as of when is as new as its commit", async () => {
  await using bench = await benchGitHub(files);
  await bench.propose([], {
    knowledge: know([10, 12], five),
    writeCommit: (order) =>
      commitByApi(bench.github, {
        ...order,
        buildMessage(sha) {
          const { seal: _, ...said } = readTrailer(order.buildMessage(sha)) as Trailer;
          const old = { ...said, asOf: undefined };
          return addTrailer("Remove IDs", { ...old, seal: benchSeal(old) });
        },
      }),
  });
  expect((await bench.sandbox.github.log(refs.branch))[0]?.message).not.toContain("As-Of");
  expect(await proposeQuietly(bench, know([12, 13], []))).toMatchObject({ operation: "unchanged" });
  const times = [Date.now() + 3_600_000, undefined];
  const done = await bench.propose([], { knowledge: { ...know([], []), times } });
  expect(done).toMatchObject({ operation: "closed" });
});

test("the base's new entries stay, its lost ones do not come back, and those that moved are removed where they are", async () => {
  await using bench = await openWithFive();
  const edited = { "a.txt": list(9, 7, 5, 3, 1, "# six"), "b.txt": list(21, 22, 23, 24, 2) };
  await bench.sandbox.github.commitFiles({ branch: "main", files: edited, message: "Sort" });
  expect(await bench.propose([], { knowledge: know([undefined, 12], []) })).toMatchObject({
    operation: "updated",
  });
  expect(await bench.read(refs.branch, "a.txt")).toBe(list(9, 7, "# six"));
  expect(await bench.read(refs.branch, "b.txt")).toBe(list(21, 22, 23, 24));
});

test("with all of it removed from the base by others, nothing is kept, and the pull request is closed", async () => {
  await using bench = await openWithFive();
  const edited = { "a.txt": list(6, 7) };
  await bench.sandbox.github.commitFiles({ branch: "main", files: edited, message: "By hand" });
  const done = await bench.propose([], { knowledge: know([undefined, undefined], []) });
  expect(done).toMatchObject({ operation: "closed" });
});

test("what was merged is not kept: the next pull request has the rest alone", async () => {
  await using bench = await openWithFive();
  const merged = { "a.txt": list(6, 7) };
  await bench.sandbox.github.commitFiles({ branch: "main", files: merged, message: "Squash" });
  await askGitHub(bench.sandbox, "PATCH /pulls/1", { state: "closed" });
  const done = await bench.propose([], { knowledge: know([undefined, 12], ["22"]) });
  expect(done).toMatchObject({ operation: "created", pull: { number: 2 } });
  expect(done.files).toMatchObject([{ removed: 0 }, { removed: 1, retained: 0 }]);
});

test("what a person closed is not kept, either", async () => {
  await using bench = await openWithFive();
  await askGitHub(bench.sandbox, "PATCH /pulls/1", { state: "closed" });
  const done = await bench.propose([], { knowledge: know([undefined, 12], ["22"]) });
  expect(done.files).toMatchObject([{ removed: 0 }, { removed: 1 }]);
  expect(await bench.read(refs.branch, "a.txt")).toBe(files["a.txt"]);
});

test("below `Update branch` and below a person's commit, too, our own removals are kept", async () => {
  await using bench = await openWithFive();
  const { github } = bench.sandbox;
  await github.commitFiles({ branch: "main", files: { "b.txt": list(21, 22, 23, 24, 25) }, message: "25" });
  await askGitHub(bench.sandbox, "PUT /pulls/1/update-branch");
  expect(await proposeQuietly(bench, know([undefined, 12], []))).toMatchObject({ operation: "unchanged" });
  await bench.propose([], { knowledge: know([undefined, 12], ["22"]) });
  expect(await bench.read(refs.branch, "a.txt")).toBe(list(6, 7));
  expect(await bench.read(refs.branch, "b.txt")).toBe(list(21, 23, 24, 25));
  await github.commitFiles({ branch: refs.branch, files: { "a.txt": list(7) }, message: "Six, too" });
  const knowledge = know([undefined, 13], ["23"]);
  await expect(bench.propose([], { knowledge })).rejects.toMatchObject({ code: "BRANCH_NOT_OURS" });
  await bench.propose([], { knowledge, onHumanCommits: "overwrite" });
  expect(await bench.read(refs.branch, "a.txt")).toBe(list(6, 7));
  expect(await bench.read(refs.branch, "b.txt")).toBe(list(21, 22, 24, 25));
});

test("`max-removal` counts what is proposed in all", async () => {
  await using bench = await openWithFive();
  const propose = (maxRemoval: string): Promise<ProposeResult> =>
    bench.propose([], { knowledge: know([undefined, 12], ["22"]), maxRemoval });
  await expect(propose("5")).rejects.toMatchObject({
    code: "MAX_REMOVAL_EXCEEDED",
    message: expect.stringMatching(/^6 IDs of 11 would be removed \(.*5 proposed earlier\)/),
  });
  expect(await bench.read(refs.branch, "b.txt")).toBe(files["b.txt"]);
  expect(await propose("6")).toMatchObject({ operation: "updated" });
});

test("fields that were scrubbed stay so, beside an entry that is removed now", async () => {
  const head = "id,place\n";
  const seeded = { "a.csv": `${head}1,Rome\n2,Bonn\n3,Oslo\n` };
  const dataset = { ids: [{ type: "tweets", field: "id" }], scrubFields: ["place"] } as const;
  await using bench = await benchGitHub(seeded, { dataset });
  const known = { parts: [["1", "2"], ["3"]], times: [1000, 1000] };
  await bench.propose([], { knowledge: { ...known, scrubbed: ["1", "2"] } });
  expect(await bench.read(refs.branch, "a.csv")).toBe(`${head}1,\n2,\n3,Oslo\n`);
  const next = { ...known, times: [undefined, 2000], removed: ["3"] };
  expect(await bench.propose([], { knowledge: next })).toMatchObject({
    files: [{ removed: 1, scrubbed: 2, retained: 2 }],
  });
  expect(await bench.read(refs.branch, "a.csv")).toBe(`${head}1,\n2,\n`);
  await bench.propose([], { knowledge: { ...known, times: [3000, undefined], removed: ["2"] } });
  expect(await bench.read(refs.branch, "a.csv")).toBe(`${head}1,Rome\n`);
});

test("a compressed list is kept as it is proposed, byte for byte", async () => {
  const seeded = { "a.txt.gz": gzipSync(files["a.txt"]), "b.txt": files["b.txt"] };
  await using bench = await openWithFive(seeded);
  const read = async (): Promise<Buffer> =>
    Buffer.from((await bench.read(refs.branch, "a.txt.gz")) ?? "", "latin1");
  const before = await read();
  expect(gunzipSync(before).toString()).toBe(list(6, 7));
  await bench.propose([], { knowledge: know([undefined, 12], ["22"]) });
  expect((await read()).equals(before)).toBe(true);
});

test("where git is there, many files that are proposed are fetched in one go", async () => {
  const many = Object.fromEntries(
    Array.from({ length: 6 }, (_, index) => [`${index}.txt`, list(1, 2, 21 + (index % 4))]),
  );
  await using bench = await openWithFive(many);
  await using objects = await openLocalObjects({ ...gitOptionsOf(bench), top: bench.folder });
  const done = await bench.propose([], {
    github: { ...bench.github, objects },
    knowledge: know([undefined, 13], ["22"]),
  });
  expect(done).toMatchObject({ operation: "updated" });
  expect(await bench.read(refs.branch, "5.txt")).toBe("");
  expect(bench.sandbox.recorder.requests("github.getBlob")).toEqual([]);
  expect(bench.sandbox.recorder.requests("github.uploadPack")).toHaveLength(1);
});

test("an entry of the base that the check was not asked about stays removed, whatever the check knows of all others", async () => {
  await using bench = await benchGitHub(files);
  const grown = { "a.txt": `# grown\n${files["a.txt"]}`, "b.txt": `# grown\n${files["b.txt"]}` };
  await bench.sandbox.github.commitFiles({ branch: "main", files: grown, message: "Grow" });
  await bench.propose([], { knowledge: know([10, 12], five) });
  // As in a checkout of before 4 and 5 were added, or one that an earlier step has filtered.
  const asked = (ids: readonly string[], removed: readonly string[]): Partial<Knowledge> => ({
    ...{ parts: [ids], times: [Date.UTC(2026, 8, 1, 20)], removed },
  });
  expect(
    await proposeQuietly(bench, asked(["1", "2", "3", "6", "7", ...partB], ["1", "2", "3"])),
  ).toMatchObject({ plan: "unchanged", files: [{ removed: 5, retained: 2 }, {}] });
  expect(await proposeQuietly(bench, asked(["6", "21"], []))).toMatchObject({ plan: "unchanged" });
  await bench.propose([], { knowledge: asked(["1", "21"], []) });
  expect(await bench.read(refs.branch, "a.txt")).toBe(list("# grown", 1, 6, 7));
  expect(await bench.propose([], { knowledge: know([20, 20], []) })).toMatchObject({ operation: "closed" });
});

test("removals that are lost with a file that was renamed on the base are told, unless results of now name all", async () => {
  await using bench = await openWithFive({ ...files, "c.txt": list(1) });
  await bench.propose([], { knowledge: know([10, 12], [...five, "22"]) });
  const renamed = { "b.txt": null, "d.txt": files["b.txt"] };
  await bench.sandbox.github.commitFiles({ branch: "main", files: renamed, message: "Rename" });
  const knowledge = know([12, undefined], five);
  const dry = await bench.propose([], { knowledge: know([12, 13], five), dryRun: true });
  expect(dry.warnings).toEqual([]);
  const done = await bench.propose([], { knowledge });
  expect(done.warnings).toEqual([
    "Pull request #1 removed entries of `b.txt`, which the branch `main` no longer has under that name. What no result of now names of these is not proposed any more.",
  ]);
  expect((await bench.propose([], { knowledge })).warnings).toEqual([]);
});

test("so are those of a pull request whose branch was deleted, when the next one is opened", async () => {
  await using bench = await openWithFive();
  const { github } = bench.sandbox;
  await askGitHub(bench.sandbox, "PATCH /pulls/1", { state: "closed" });
  await askGitHub(bench.sandbox, `DELETE /git/refs/heads/${refs.branch}`);
  expect((await bench.propose([], { knowledge: know([undefined, 13], []) })).warnings).toEqual([]);
  const done = await bench.propose([], { knowledge: know([undefined, 13], ["22"]) });
  expect(done).toMatchObject({ operation: "created", pull: { number: 2 } });
  expect(done.warnings).toEqual([
    `Pull request #1 was closed, and its branch \`${refs.branch}\` is gone. What it removed and no result of now names is not proposed again.`,
  ]);
  expect(await github.pulls()).toHaveLength(2);
});

test("where it cannot be told what a proposal of ours removes, it is left as it is until all results are there", async () => {
  await using bench = await openWithFive();
  const compare = async (): Promise<boolean> => false;
  const propose = (
    hours: readonly (number | undefined)[],
    removed: readonly string[],
  ): Promise<ProposeResult> => bench.propose([], { knowledge: know(hours, removed), compare });
  const before = await bench.read(refs.branch, "a.txt");
  await expect(propose([undefined, 13], ["22"])).rejects.toMatchObject({
    code: "PROPOSAL_UNREADABLE",
    message: expect.stringContaining("`a.txt`"),
  });
  expect(await bench.read(refs.branch, "a.txt")).toBe(before);
  expect(await propose([13, 13], five)).toMatchObject({ operation: "unchanged" });
});
