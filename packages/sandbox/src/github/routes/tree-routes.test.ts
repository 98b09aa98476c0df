// @module-tag slow
import { expect, test } from "vitest";
import { driveGitHub } from "../../../test/drive-github.ts";
import { createGit } from "../git/git.ts";

const file = (path: string, content: string) => ({ path, mode: "100644", type: "blob", content });

test("a tree is its base with contents put in, modes kept as told, and paths taken out", async () => {
  const files = { "lists/a.txt": "1\n", "lists/b.txt": "2\n", "c.txt": "3\n" };
  await using driven = await driveGitHub({ files });
  const { github, ask } = driven;
  const blob = (await ask("POST /git/blobs", { fields: { content: "true\n" } })).body.sha;
  const tree = [
    file("lists/a.txt", "1\n4\n"),
    { path: "lists/b.txt", mode: "100644", type: "blob", sha: null },
    { path: "run.sh", mode: "100755", type: "blob", sha: blob },
    file("new/ü.txt", "5\n"),
  ];
  const { status, body } = await ask("POST /git/trees", { fields: { base_tree: "main", tree } });
  expect(status).toBe(201);
  expect(body.tree.map(({ path }: { path: string }) => path)).toEqual(["c.txt", "lists", "new", "run.sh"]);
  const git = createGit(github.gitDir);
  const listing = (
    await git.run(["-c", "core.quotePath=false", "ls-tree", "-r", "--format=%(objectmode) %(path)", body.sha])
  ).toString();
  expect(listing).toBe("100644 c.txt\n100644 lists/a.txt\n100644 new/ü.txt\n100755 run.sh\n");
  expect((await git.run(["cat-file", "blob", `${body.sha}:lists/a.txt`])).toString()).toBe("1\n4\n");
});

test("a tree without a base holds nothing else", async () => {
  await using driven = await driveGitHub();
  const { body } = await driven.ask("POST /git/trees", { fields: { tree: [file("a.txt", "1")] } });
  expect(body.tree.map(({ path }: { path: string }) => path)).toEqual(["a.txt"]);
});

test("a listing shows folders as one entry, or everything below them when asked", async () => {
  await using driven = await driveGitHub({ files: { "lists/a.txt": "1\n", "c.txt": "3\n" } });
  const list = async (query: string) => {
    const { body } = await driven.ask(`GET /git/trees/main${query}`);
    return body.tree.map(({ path, size }: { path: string; size?: number }) => `${path} ${size}`);
  };
  expect(await list("")).toEqual(["c.txt 2", "lists undefined"]);
  expect(await list("?recursive=1")).toEqual(["c.txt 2", "lists undefined", "lists/a.txt 2"]);
  expect((await driven.ask("GET /git/trees/none")).status).toBe(404);
});

/** A tree of as many names for one empty file. */
async function makeTree(gitDir: string, { count, stem }: { count: number; stem: string }): Promise<string> {
  const git = createGit(gitDir);
  const blob = (await git.run(["hash-object", "-w", "--stdin"])).toString().trim();
  const lines = Array.from({ length: count }, (_, index) => `100644 blob ${blob}\t${stem}${index}\n`);
  return (await git.run(["mktree"], { stdin: lines.join("") })).toString().trim();
}

test.each([
  ["100,000 entries", { count: 100_001, stem: "" }, 100_000],
  ["7 MB", { count: 30_000, stem: "a-list-with-a-longer-name-".repeat(8) }, 26_243],
])("a recursive listing is cut at %s and says so", async (_, shape, listed) => {
  await using driven = await driveGitHub();
  const tree = await makeTree(driven.github.gitDir, shape);
  const { body } = await driven.ask(`GET /git/trees/${tree}?recursive=1`);
  expect([body.truncated, body.tree.length]).toEqual([true, listed]);
});

test.each([
  [
    "a path to remove that is not there",
    [{ path: "none", mode: "100644", type: "blob", sha: null }],
    "GitRPC::BadObjectState",
  ],
  [
    "an object that is not there",
    [{ path: "a", mode: "100644", sha: "1".repeat(40) }],
    "GitRPC::BadObjectState",
  ],
  ["no entry", [], "Invalid tree info"],
  ["a mode that git has not", [{ ...file("a", ""), mode: "100600" }], "Must supply a valid tree.mode"],
  ["a way out of the tree", [file("a/../b", "")], "tree.path contains a malformed path component"],
  ["git's own folder", [file(".git/config", "")], "tree.path contains a malformed path component"],
  [
    "neither an object nor a content",
    [{ path: "a", mode: "100644" }],
    "Must supply either tree.sha or tree.content. Request will be rejected if both are present.",
  ],
  [
    "both an object and a content",
    [{ ...file("a", ""), sha: "1".repeat(40) }],
    "Must supply either tree.sha or tree.content. Request will be rejected if both are present.",
  ],
])("a tree with %s is refused", async (_, tree, message) => {
  await using driven = await driveGitHub();
  const { status, body } = await driven.ask("POST /git/trees", { fields: { base_tree: "main", tree } });
  expect([status, body.message]).toEqual([422, message]);
});

test("a base that is not there is not found", async () => {
  await using driven = await driveGitHub();
  const fields = { base_tree: "1".repeat(40), tree: [file("a", "")] };
  expect((await driven.ask("POST /git/trees", { fields })).status).toBe(404);
});

test("250 entries and 2.5 MB of content are built, one more is a time-out", async () => {
  await using driven = await driveGitHub();
  const many = (count: number) => Array.from({ length: count }, (_, index) => file(`${index}.txt`, "1"));
  const create = (tree: unknown) => driven.ask("POST /git/trees", { fields: { tree } });
  expect((await create(many(250))).status).toBe(201);
  expect((await create([file("a", "x".repeat(2_500_000))])).status).toBe(201);
  for (const tree of [many(251), [file("a", "x".repeat(2_500_000)), file("b", "x")]]) {
    const { status, body } = await create(tree);
    expect(status).toBe(422);
    expect(body.message).toContain("Sorry, your request timed out.");
  }
});
