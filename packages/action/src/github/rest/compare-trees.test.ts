import { hash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createMemory } from "../../runner/remember.ts";
import type { GitHub, GitHubRequest } from "../client.ts";
import { compareTrees } from "./compare-trees.ts";

/** Files by path; a folder is what is in it. */
type Files = ReadonlyMap<string, { readonly mode: string; readonly sha: string }>;
interface Row {
  readonly path: string;
  readonly mode: string;
  readonly sha: string;
}

const folderMode = "040000";

/** Lists a folder as git does, each name once, and remembers all that are below it. */
function listRows(files: Files, trees: Map<string, readonly Row[]>): readonly Row[] {
  const inside = new Map<string, Map<string, { mode: string; sha: string }>>();
  const rows: Row[] = [];
  for (const [path, file] of files) {
    const [name = "", ...rest] = path.split("/");
    if (rest.length === 0) rows.push({ path, ...file });
    else inside.set(name, (inside.get(name) ?? new Map()).set(rest.join("/"), file));
  }
  for (const [name, below] of inside)
    rows.push({ path: name, mode: folderMode, sha: storeTree(below, trees) });
  return rows.sort((one, other) => (one.path < other.path ? -1 : 1));
}

function storeTree(files: Files, trees: Map<string, readonly Row[]>): string {
  const rows = listRows(files, trees);
  const sha = hash("sha256", JSON.stringify(rows));
  trees.set(sha, rows);
  return sha;
}

/** GitHub with these trees, which gives a recursive listing or cuts it. */
function serve(
  trees: ReadonlyMap<string, readonly Row[]>,
  { isCut }: { readonly isCut: boolean },
): { readonly github: GitHub; readonly asked: readonly string[] } {
  const asked: string[] = [];
  const expand = (sha: string, prefix: string): readonly Row[] =>
    (trees.get(sha) ?? []).flatMap((row) => [
      { ...row, path: `${prefix}${row.path}` },
      ...(row.mode === folderMode ? expand(row.sha, `${prefix}${row.path}/`) : []),
    ]);
  const request = async <T>({ parameters = {}, answer }: GitHubRequest<T>): Promise<T> => {
    const { sha, recursive } = parameters as { readonly sha: string; readonly recursive?: 1 };
    if (recursive === undefined) asked.push(sha);
    const isTruncated = recursive === 1 && isCut;
    return answer.parse({
      tree: recursive === undefined ? trees.get(sha) : isTruncated ? [] : expand(sha, ""),
      truncated: isTruncated,
    });
  };
  return { github: { request, readOnce: createMemory() } as unknown as GitHub, asked };
}

const name = fc.constantFrom("a", "b", "c");
const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join("/"));
const file = fc.record({
  mode: fc.constantFrom("100644", "100755", "120000", "160000"),
  sha: fc.constantFrom("1", "2").map((digit) => digit.repeat(40)),
});
/** No path of them is a folder of another. */
const files: fc.Arbitrary<Files> = fc.array(fc.tuple(path, file), { maxLength: 8 }).map((entries) => {
  const kept = new Map<string, { mode: string; sha: string }>();
  for (const [at, content] of entries)
    if (![...kept.keys()].some((other) => other.startsWith(`${at}/`) || at.startsWith(`${other}/`)))
      kept.set(at, content);
  return kept;
});

test("whatever two trees hold, all files in which they differ are found, listed at once or folder by folder", async () => {
  const property = fc.asyncProperty(files, files, fc.boolean(), async (one, other, isCut) => {
    const trees = new Map<string, readonly Row[]>();
    const [from, to] = [storeTree(one, trees), storeTree(other, trees)];
    const { github } = serve(trees, { isCut });
    const changes = await compareTrees(github, { from, to });
    const expected = [...new Set([...one.keys(), ...other.keys()])].filter((at) => {
      return JSON.stringify(one.get(at)) !== JSON.stringify(other.get(at));
    });
    expect(changes.map((change) => change.path).sort()).toEqual(expected.sort());
    for (const change of changes) {
      expect([change.from?.sha, change.from?.mode]).toEqual([
        one.get(change.path)?.sha,
        one.get(change.path)?.mode,
      ]);
      expect([change.to?.sha, change.to?.mode]).toEqual([
        other.get(change.path)?.sha,
        other.get(change.path)?.mode,
      ]);
    }
  });
  await fc.assert(property, { numRuns: 500 });
});

test("folders that are the same in both are not asked for, and neither is a tree that is the same", async () => {
  const content = { mode: "100644", sha: "1".repeat(40) };
  const trees = new Map<string, readonly Row[]>();
  const same = new Map(Array.from({ length: 50 }, (_, at) => [`docs/${at}/x`, content]));
  const from = storeTree(new Map([...same, ["data/a", content]]), trees);
  const to = storeTree(new Map([...same, ["data/a", { ...content, sha: "2".repeat(40) }]]), trees);
  const { github, asked } = serve(trees, { isCut: true });
  expect(await compareTrees(github, { from, to })).toMatchObject([{ path: "data/a" }]);
  expect(asked).toHaveLength(4);
  expect(await compareTrees(github, { from, to: from })).toEqual([]);
  expect(asked).toHaveLength(4);
});
