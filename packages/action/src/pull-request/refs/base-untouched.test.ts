// @module-tag slow
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { byGit } from "../../../test/git-bench.ts";
import { benchGitHub } from "../../../test/sandbox-github.ts";
import { ActionError } from "../../errors/action-error.ts";
import type { GitHub } from "../../github/client.ts";
import { createBranch, deleteBranch, moveBranch } from "../../github/rest/branches.ts";
import { WritableBranch } from "../../github/writable-branch.ts";
import { readInputs } from "../../inputs/read-inputs.ts";
import { chooseRefs, type ProposalRefs } from "./read-refs.ts";

const names = fc.constantFrom(
  "main",
  "release",
  "feature/x",
  "größe",
  "v1.0",
  "x-compliance/tweets-1a2b3c4d",
);

/** A name as a person may write it who means the same, or thinks so. */
function written(name: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(
      name,
      fc.constantFrom("", "refs/heads/", "heads/", "REFS/HEADS/", "heads/heads/", "origin/", " ", "\t"),
      fc.constantFrom("", " ", "\n", "/"),
      fc.constantFrom(
        (text: string) => text,
        (text: string) => text.toUpperCase(),
        (text: string) => text.replace(/^./, (letter) => letter.toUpperCase()),
        (text: string) => text.normalize("NFD"),
      ),
    )
    .map(([text, before, after, change]) => `${before}${change(text)}${after}`);
}

const wanted = fc.record({
  "pr-branch": fc.oneof(written(names), fc.constant("")),
  "pr-base": fc.oneof(written(names), fc.constant("")),
  "pr-on-human-commits": fc.constantFrom("stop", "overwrite"),
});
const world = fc.record({
  owner: fc.constant("octo-org"),
  branch: fc.option(names, { nil: undefined }),
  defaultBranch: fc.oneof(names, fc.constant("Main")),
});

/** What a run makes of these inputs; undefined where it does not begin. */
function readRefsOf(
  inputs: Readonly<Record<string, string>>,
  around: typeof world extends fc.Arbitrary<infer W> ? W : never,
): ProposalRefs | undefined {
  const needed = { "bearer-token": "t", files: "a.txt", "github-token": "ghs_1" };
  const variables = Object.entries({ ...needed, ...inputs }).map(([name, text]) => [
    `INPUT_${name.toUpperCase()}`,
    text,
  ]);
  const reading = readInputs(Object.fromEntries(variables));
  const plans = [
    {
      name: "ids",
      patterns: ["a.txt"],
      ids: [{ type: "tweets" as const }],
      maxRemoval: { kind: "count" as const, count: 1 },
    },
  ];
  return reading.inputs && chooseRefs({ inputs: reading.inputs, plans }, around);
}

/** As a file system without case, or a person, reads it. */
function alike(name: string): string {
  return name.trim().normalize("NFC").toLowerCase();
}

test("whatever the inputs, no request ever names the base or the default branch as what is to be written", async () => {
  let allowed = 0;
  let refused = 0;
  const property = fc.asyncProperty(wanted, world, async (inputs, around) => {
    const refs = readRefsOf(inputs, around);
    if (refs === undefined) return;
    const sent: string[] = [];
    const github = {
      request: async ({ parameters }: { parameters: { ref: string } }) => void sent.push(parameters.ref),
    } as unknown as GitHub;
    try {
      for (const write of [createBranch, moveBranch, deleteBranch])
        await write(github, WritableBranch.of(refs), "0");
      allowed++;
    } catch (error) {
      if (!(error instanceof ActionError) || error.code !== "BRANCH_IS_BASE") throw error;
      refused++;
      expect(sent).toEqual([]);
    }
    for (const ref of sent)
      for (const kept of [refs.base, refs.defaultBranch])
        expect(alike(ref.replace(/^(refs\/)?heads\//, ""))).not.toBe(alike(kept));
  });
  await fc.assert(property, { numRuns: 2000 });
  expect(Math.min(allowed, refused)).toBeGreaterThan(50);
});

test("whole proposals leave both branches where they are, by the API and by git, overwriting or not", async () => {
  await using bench = await benchGitHub({ "a.txt": "1\n2\n3\n" });
  const { github } = bench.sandbox;
  await github.commitFiles({ branch: "release", files: { "n.md": "x" }, message: "x" });
  const heads = async (): Promise<readonly unknown[]> =>
    Promise.all(["main", "release"].map(async (name) => (await github.log(name))[0]?.sha));
  const before = await heads();
  const property = fc.asyncProperty(
    fc.record({
      branch: written(fc.constantFrom("main", "release")),
      base: fc.constantFrom("main", "release"),
      onHumanCommits: fc.constantFrom("stop" as const, "overwrite" as const),
      isByGit: fc.boolean(),
      ids: fc.constantFrom(["3"], ["1", "3"], []),
    }),
    async ({ branch, base, onHumanCommits, isByGit, ids }) => {
      const refs = { owner: "octo-org", branch, base, defaultBranch: "main", identity: "0123abcd" };
      const way = isByGit ? byGit(bench) : {};
      await bench.propose(ids, { refs, onHumanCommits, ...way }).catch((error: unknown) => {
        if (!(error instanceof ActionError)) throw error;
      });
      expect(await heads()).toEqual(before);
    },
  );
  await fc.assert(property, { numRuns: 25 });
});

test("nothing else moves a ref: three requests and one push, each of which takes a `WritableBranch`", async () => {
  const root = join(import.meta.dirname, "../..");
  const paths = (await readdir(root, { recursive: true })).filter((path) => /(?<!\.test)\.ts$/.test(path));
  const sources = await Promise.all(
    paths.map(
      async (path) => [path.replaceAll("\\", "/"), await readFile(join(root, path), "utf8")] as const,
    ),
  );
  const holding = (pattern: RegExp): readonly string[] =>
    sources
      .filter(([, text]) => pattern.test(text))
      .map(([path]) => path)
      .sort();
  expect(holding(/"(POST|PATCH|PUT|DELETE) [^"]*\/git\/refs/)).toEqual(["github/rest/branches.ts"]);
  expect(holding(/"(POST|PATCH|PUT|DELETE) [^"]*\/(merges|contents|update-branch|merge|branches)\b/)).toEqual(
    [],
  );
  expect(holding(/\["push"|updateRef\(|createRef\(|createCommitOnBranch/)).toEqual([
    "github/commit/push-commit.ts",
  ]);
  expect(holding(/new WritableBranch/)).toEqual(["github/writable-branch.ts"]);
});
