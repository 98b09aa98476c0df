import { createHash, randomBytes } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { gitClone, gitCloneSparsely } from "../git.ts";
import { lists, twoGone } from "../lists.ts";
import { type RunOptions, type Scenario, startScenario } from "../scenario.ts";

const inputs = { "on-violation": "pull-request", "max-removal": "80%", "artifact-contents": "none" };

/** Seconds on a quiet machine, and minutes on one that does much else. */
const longestMs = 300_000;

/** What git needs besides: to be found, and the sandbox in the place of github.com. */
function withGit({ sandbox }: Scenario): Pick<RunOptions, "environment"> {
  return { environment: { PATH: process.env.PATH ?? "", GITHUB_SERVER_URL: sandbox.github.serverUrl } };
}

/** Names and digests of all files below a folder. */
async function digestAll(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const digest = async (path: string): Promise<string> =>
    `${path} ${createHash("sha256")
      .update(await readFile(path))
      .digest("hex")}`;
  return (await Promise.all(paths.map(digest))).sort();
}

const writes = (requests: readonly string[]): readonly string[] =>
  requests.filter((request) => /^github\.(?:create|update|receive)/.test(request));

test("git pushes from a shallow and sparse checkout, which stays as it is to the last byte", async () => {
  let before: readonly string[] = [];
  await using scenario = await startScenario({
    files: { ...lists, "elsewhere/large.bin": randomBytes(100_000) },
    inputs: { ...inputs, "commit-via": "git" },
    x: { verdicts: twoGone },
    async checkOut(gitDir, folder) {
      await gitCloneSparsely(gitDir, folder, "data");
      before = await digestAll(folder);
    },
  });
  const run = await scenario.run({
    ...withGit(scenario),
    inspect: async (workspace) => expect(await digestAll(workspace)).toEqual(before),
  });
  expect(run).toMatchSnapshot();
  const branch = run.outputs["pr-branch"] ?? "";
  expect(await scenario.peer.read(branch, "data/b.txt")).toBe("1160164553482756099\r\n\r\n");
  expect(await scenario.peer.read(branch, "README.md")).toBe("# Lists\n");
  const again = await scenario.runHere(withGit(scenario));
  expect(again.outputs).toMatchObject({ "pr-operation": "unchanged", "pr-number": "1" });
});

test("a list that Git LFS keeps is refused by either way, with what to do, and nothing is written", async () => {
  const list = "1160164553482756097\n1160164553482756098\n";
  const digest = createHash("sha256").update(list).digest("hex");
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${digest}\nsize ${list.length}\n`;
  await using scenario = await startScenario({
    files: { ".gitattributes": "data/* filter=lfs diff=lfs merge=lfs -text\n", "data/a.txt": pointer },
    inputs,
    x: { verdicts: twoGone },
    // As `actions/checkout` with `lfs: true` leaves it.
    async checkOut(gitDir, folder) {
      await gitClone(gitDir, folder);
      await writeFile(join(folder, "data/a.txt"), list);
    },
  });
  for (const via of ["api", "git"]) {
    const run = await scenario.runHere({ ...withGit(scenario), inputs: { "commit-via": via } });
    expect(run).toMatchObject({ exitCode: 1, outputs: { result: "unverified" } });
    expect(run.log.at(-1)).toMatch(
      /FILE_NOT_COMMITTABLE: `data\/a\.txt` is stored in Git LFS: .*Nothing was sent to X\..*What to do: Exclude the file with `!` in `files`/,
    );
    expect(writes(run.requests)).toEqual([]);
  }
});

test("where git is asked for and is not there, that is told before X is asked", async () => {
  await using scenario = await startScenario({
    files: lists,
    inputs: { ...inputs, "commit-via": "git" },
    x: { verdicts: twoGone },
  });
  const run = await scenario.run({ environment: { PATH: "/nowhere" } });
  expect([run.exitCode, run.requests.at(-1)]).toEqual([1, "github.listMatchingRefs 200"]);
  expect(run.log.at(-1)).toMatch(/GIT_UNAVAILABLE: .* Nothing was sent to X\..*`commit-via: api`/);
});

test("packed lists that the API would take only one by one go by git", { timeout: longestMs }, async () => {
  const packed = gzipSync("1160164553482756097\n1160164553482756098\n");
  const files = Array.from({ length: 101 }, (_, index) => [`data/${index}.txt.gz`, packed]);
  await using scenario = await startScenario({
    files: Object.fromEntries(files),
    inputs: { ...inputs, files: "data/*" },
    x: { verdicts: twoGone },
  });
  const run = await scenario.runHere(withGit(scenario));
  expect(run.log).toContainEqual(
    expect.stringMatching(
      /^Committing 101 files \(.*\) through git \(because the API would need 103 requests\)\.$/,
    ),
  );
  expect(writes(run.requests)).toEqual(["github.receivePack 200", "github.createPull 201"]);
});

test("without the permission to push, the error names it before X is asked", async () => {
  await using scenario = await startScenario({
    files: lists,
    inputs: { ...inputs, "commit-via": "git" },
    x: { verdicts: twoGone },
  });
  scenario.sandbox.github.settings.permissions.contents = "read";
  const run = await scenario.run(withGit(scenario));
  expect(run.exitCode).toBe(1);
  expect(scenario.sandbox.x.jobs()).toEqual([]);
  expect(run.log.at(-1)).toMatchInlineSnapshot(
    `"::error title=GITHUB_PERMISSION_MISSING::GITHUB_PERMISSION_MISSING: The token may read this repository and not write to it: a pull request needs \`contents: write\`. Nothing was sent to X.%0ALikely cause: The job's \`permissions:\` do not grant it. Without \`permissions:\`, the repository's default applies, which is usually read-only.%0AWhat to do: Add \`permissions: { contents: write, pull-requests: write }\` to the job (and \`issues: write\` for labels that do not exist yet).%0AMore: https://github.com/octo-org/x-batch-compliance/blob/v1/docs/errors.md#github_permission_missing"`,
  );
});

test("1,001 changed files, one more than go by the API, go in one push", { timeout: longestMs }, async () => {
  const numbers = Array.from({ length: 1001 }, (_, index) => 1_160_000_000_000_000_000n + BigInt(index));
  const files = numbers.map((id, index) => [
    `data/${index % 50}/${index}.txt`,
    `${id}\n${id + 1_000_000n}\n`,
  ]);
  const byId = Object.fromEntries(
    numbers.map((id) => [id, { action: "delete", reason: "deleted" }] as const),
  );
  await using scenario = await startScenario({
    files: Object.fromEntries(files),
    inputs: { ...inputs, files: "data/**/*.txt" },
    x: { verdicts: { kind: "table", byId } },
  });
  const run = await scenario.run(withGit(scenario));
  expect(run.log).toContain("Committing 1,001 files (20 kB) through git (because there are many).");
  expect(run).toMatchObject({ exitCode: 0, outputs: { removed: "1001", "pr-operation": "created" } });
  expect(writes(run.requests)).toEqual(["github.receivePack 200", "github.createPull 201"]);
  const branch = run.outputs["pr-branch"] ?? "";
  expect(await scenario.peer.read(branch, "data/0/1000.txt")).toBe("1160000000001001000\n");
  expect((await scenario.sandbox.github.modes(branch)).size).toBe(1001);
});

test("a file of over 40 MiB goes by git", { timeout: longestMs }, async () => {
  const lines = Array.from(
    { length: 4200 },
    () => `# ${randomBytes(500).toString("hex").padEnd(9996, "-")}\n`,
  ).join("");
  const [first, second] = ["1160164553482756097\n", "1160164553482756098\n"];
  await using scenario = await startScenario({
    files: { "data/large.txt": `${first}${lines}${second}` },
    inputs,
    x: { verdicts: twoGone },
  });
  const run = await scenario.run(withGit(scenario));
  expect(run.log).toContain(
    "Committing 1 file (42 MB) through git (because the API does not accept files above 40 MiB).",
  );
  expect(run).toMatchObject({ exitCode: 0, outputs: { removed: "1", "pr-operation": "created" } });
  expect(writes(run.requests)).toContain("github.receivePack 200");
  const pushed = await scenario.sandbox.github.readFile(run.outputs["pr-branch"] ?? "", "data/large.txt");
  expect(pushed?.equals(Buffer.from(first + lines))).toBe(true);
});
