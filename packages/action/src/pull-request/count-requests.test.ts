// @module-tag slow
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { gitCloneSparsely, gitCloneWith } from "../../test/git.ts";
import { gitOptionsOf } from "../../test/git-bench.ts";
import { importFiles, type ManyFiles } from "../../test/import-files.ts";
import { bearerToken, benchGitHub, type GitHubBench } from "../../test/sandbox-github.ts";
import { createCommitWriter } from "../github/commit/create-commit-writer.ts";
import { openLocalObjects } from "../github/git/open-local-objects.ts";
import { createMemory } from "../runner/remember.ts";
import { readRunContext } from "../runner/run-context.ts";
import { preflight } from "./preflight.ts";
import { readRefs } from "./refs/read-refs.ts";

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

/** A list of two IDs in a folder of its own. */
function makeList(index: number, more = ""): readonly [string, string] {
  const folder = String(index).padStart(4, "0");
  return [`data/${folder}/ids.txt`, `1${folder}\n2${folder}\n${more}`];
}

function makeLists(count: number): readonly (readonly [string, string])[] {
  return range(count).map((index) => makeList(index));
}

const archive = range(99_001).map((index) => `archive/${index % 990}/a-name-as-long-as-many-${index}.txt`);

interface Shape {
  readonly name: string;
  readonly lists: ManyFiles["files"];
  readonly others?: ManyFiles["empty"];
  readonly checkOut: (gitDir: string, folder: string) => Promise<void>;
  readonly path?: string;
}

/** With a thousand folders, a request for each shows as well as with more of them. */
const shapes: readonly Shape[] = [
  { name: "1,001 folders of one file", lists: makeLists(1001), checkOut: gitCloneWith(["--depth=1"]) },
  {
    name: "100,001 files, of which GitHub lists about 70,000, in a sparse checkout",
    ...{ lists: makeLists(1000), others: archive },
    checkOut: (gitDir, folder) => gitCloneSparsely(gitDir, folder, "data"),
  },
  {
    name: "1,001 files in a checkout with CRLF, no git on the runner",
    ...{ lists: makeLists(1001), path: "/none" },
    checkOut: gitCloneWith(["--depth=1", "--config=core.autocrlf=true"]),
  },
  {
    name: "a partial clone (`filter: blob:none`), and 500 files that changed since",
    lists: makeLists(1000),
    async checkOut(gitDir, folder) {
      await gitCloneWith(["--filter=blob:none"])(gitDir, folder);
      await importFiles(gitDir, { files: range(500).map((index) => makeList(index, "9\n")) });
    },
  },
];

const page = new URL("../../../../docs/github.md", import.meta.url);

/** Seconds on a quiet machine, and minutes on one that does much else. */
const longestMs = 300_000;

test.concurrent.each(shapes)(
  "$name: a run with 1,000 changed files asks GitHub as often as is documented, at most 60 times, and once for a tree",
  { timeout: longestMs },
  async (shape) => {
    await using bench = await benchGitHub(
      { "README.md": "# Lists\n" },
      {
        async checkOut(gitDir, folder) {
          await importFiles(gitDir, { files: shape.lists, ...(shape.others && { empty: shape.others }) });
          await shape.checkOut(gitDir, join(folder, "checkout"));
          return [...shape.lists].map(([path]) => {
            return { path, file: { name: path, path: join(folder, "checkout", path) } };
          });
        },
      },
    );
    const runs = [];
    for (const gone of [999, 999, 1000]) runs.push(await countRun(bench, { shape, gone }));
    expect(runs.map(([operation]) => operation)).toEqual(["created", "unchanged", "updated"]);
    const counts = runs.map(([, count]) => count);
    expect(Math.max(...counts)).toBeLessThanOrEqual(60);
    expect(await readFile(page, "utf8")).toContain(`| ${shape.name} | ${counts.join(" | ")} |`);
  },
);

/** What a run asks of GitHub from the preflight to its end, its git server included. */
async function countRun(
  bench: GitHubBench,
  { shape, gone }: { readonly shape: Shape; readonly gone: number },
): Promise<readonly [operation: string, requests: number]> {
  const { sandbox, folder, clock } = bench;
  const before = sandbox.recorder.requests().length;
  const git = gitOptionsOf(bench, shape.path === undefined ? {} : { path: shape.path });
  const log = { info: () => undefined } as never;
  const { signal } = git;
  const inputs = {
    onViolation: "pull-request",
    commitVia: "auto",
    githubToken: sandbox.github.token,
    bearerToken,
    prBase: "main",
  };
  const checkout = join(folder, "checkout");
  const files = [...shape.lists].map(([name]) => ({ name, path: join(checkout, name) }));
  const accepted = {
    inputs: { ...inputs, prBranch: "x-compliance/a" },
    plans: [],
    datasets: [{ files }],
  } as never;
  const memory = createMemory();
  const environment = {
    ...{ GITHUB_API_URL: sandbox.github.apiUrl, GITHUB_SERVER_URL: sandbox.github.serverUrl },
    ...{
      GITHUB_WORKSPACE: checkout,
      GITHUB_REPOSITORY: "octo-org/id-lists",
      PATH: shape.path ?? process.env.PATH,
    },
  };
  const context = readRunContext(environment, { folder, temporaryFolder: folder });
  await preflight({ accepted, context, log, clock, signal, memory, folder });
  await using objects = await openLocalObjects({ ...git, top: checkout });
  const github = { ...bench.github, readOnce: memory, objects };
  const ids = range(gone).map((index) => `1${String(index).padStart(4, "0")}`);
  const writeCommit = createCommitWriter({ via: "auto", github, git, log });
  const { refs } = await readRefs(github, { accepted, context });
  const submitted = [...shape.lists].flatMap(([, content]) => content.trim().split("\n"));
  const knowledge = { parts: [[...submitted, "9"]] };
  const { operation } = await bench.propose(ids, { github, refs, writeCommit, knowledge });
  const requests = sandbox.recorder.requests().slice(before);
  const trees = requests.flatMap(({ operation, target }) => (operation === "github.getTree" ? [target] : []));
  expect(new Set(trees).size).toBe(trees.length);
  return [operation, requests.length];
}
