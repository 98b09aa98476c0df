import { execFileSync } from "node:child_process";
import { appendFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { gitClone } from "../git.ts";
import { lists, nothing, twoGone } from "../lists.ts";
import { type Scenario, type ScenarioOptions, startScenario } from "../scenario.ts";

const listA = lists["data/a.txt"] as string;

const start = (options: Partial<ScenarioOptions> = {}): Promise<Scenario> =>
  startScenario({
    files: lists,
    x: { verdicts: twoGone },
    ...options,
    inputs: { "on-violation": "pull-request", "max-removal": "80%", ...options.inputs },
  });

const askedX = (requests: readonly string[]): boolean => requests.some((request) => request.startsWith("x."));

test("lists on another branch than the base are told before X is asked, with the `pr-base` that is right", async () => {
  await using scenario = await start({
    files: { "README.md": "Lists are on `data`.\n" },
    async checkOut(gitDir, folder) {
      await gitClone(gitDir, folder);
      execFileSync("git", ["-C", folder, "checkout", "--quiet", "data"]);
    },
  });
  await scenario.sandbox.github.commitFiles({ branch: "data", files: lists, message: "Add lists" });
  const refused = await scenario.runHere();
  expect(refused.log.at(-1)).toContain(
    "None of the checked files is on the branch `main`. Nothing was sent to X.",
  );
  expect(refused.log.at(-1)).toContain("The checkout is of the branch `data`: set `pr-base: data`.");
  expect(askedX(refused.requests)).toBe(false);
  const { outputs } = await scenario.runHere({ inputs: { "pr-base": "data" } });
  expect(outputs).toMatchObject({ "pr-operation": "created" });
});

test("another repository's file of the same path never gets the pull request, and X is not asked", async () => {
  await using scenario = await start({
    inputs: { files: "lists/data/*.txt" },
    async checkOut(gitDir, folder) {
      await gitClone(gitDir, join(folder, "lists"));
      const url = "https://github.com/octo-org/other";
      execFileSync("git", ["-C", join(folder, "lists"), "config", "remote.origin.url", url]);
    },
  });
  const { log, requests } = await scenario.runHere();
  expect(log.at(-1)).toContain("is checked out from `octo-org/other`, and pull requests are only opened in");
  expect(requests).toEqual([]);
});

test("a branch in the way of the pull request's is told before X is asked", async () => {
  await using scenario = await start();
  const { github } = scenario.sandbox;
  await github.commitFiles({ branch: "x-compliance", files: { "a.md": "a" }, message: "In the way" });
  const { log, requests } = await scenario.runHere();
  expect(log.at(-1)).toMatch(
    /BRANCH_NAME_BLOCKED: The branch `x-compliance\/tweets-\w+` cannot be created because there is a branch `x-compliance`\. Nothing was sent to X\./,
  );
  expect(askedX(requests)).toBe(false);
  const below = await scenario.runHere({ inputs: { "pr-branch": "x" } });
  expect(below.outputs).toMatchObject({ "pr-operation": "created" });
  await github.commitFiles({ branch: "y/z", files: { "a.md": "a" }, message: "In the way" });
  expect((await scenario.runHere({ inputs: { "pr-branch": "y" } })).log.at(-1)).toContain(
    "because there is a branch `y/z`",
  );
});

test("lists that Git LFS or git-crypt keeps in another form are told before X is asked", async () => {
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${"0".repeat(64)}\nsize 12\n`;
  const plain = Buffer.from(listA);
  const encrypted = Buffer.concat([
    Buffer.from("\0GITCRYPT\0"),
    Buffer.alloc(12, 7),
    plain.map((byte) => byte ^ 0x55),
  ]);
  for (const [kept, text] of [
    [pointer, "is stored in Git LFS"],
    [encrypted, "is encrypted with git-crypt"],
  ] as const) {
    await using scenario = await start({
      files: { ...lists, "data/a.txt": kept },
      async checkOut(gitDir, folder) {
        await gitClone(gitDir, folder);
        await writeFile(join(folder, "data/a.txt"), plain);
      },
    });
    const { log, requests } = await scenario.runHere();
    expect(log.at(-1)).toContain(`FILE_NOT_COMMITTABLE: \`data/a.txt\` ${text}`);
    expect(askedX(requests)).toBe(false);
  }
});

const made = "data/made.txt";

test("violations in a file that an earlier step made are named, and the step fails beside its pull request", async () => {
  await using scenario = await start({
    async checkOut(gitDir, folder) {
      await gitClone(gitDir, folder);
      await writeFile(join(folder, made), listA);
    },
  });
  const { exitCode, log, outputs, summary } = await scenario.runHere();
  expect({ exitCode, outputs }).toMatchObject({ exitCode: 1, outputs: { "pr-operation": "created" } });
  expect(log).toContainEqual(
    expect.stringMatching(/^::warning::`data\/made.txt` is not on the branch `main`/),
  );
  expect(log.at(-1)).toMatch(
    /VIOLATIONS_NOT_ON_BASE: \d of \d entries found cannot be removed by a pull request because the branch `main` does not have \w+:%0A- data\/made.txt: \d (entry|entries); the branch does not have the file\./,
  );
  expect(summary).toContain("For the entries that are not on the base branch, follow the error above.");
});

test("violations that an earlier step put into a file of the base are counted and named", async () => {
  await using scenario = await start({
    files: { ...lists, "data/a.txt": "1160164553482756096\n" },
    async checkOut(gitDir, folder) {
      await gitClone(gitDir, folder);
      await writeFile(join(folder, "data/a.txt"), listA);
    },
  });
  const { exitCode, log } = await scenario.runHere();
  expect(exitCode).toBe(1);
  expect(log.at(-1)).toMatch(
    /%0A- data\/a.txt: \d (entry|entries); the branch has a different copy of the file\./,
  );
});

const clean = Object.fromEntries(Object.keys(lists).map((path) => [path, "1160164553482756096\n"]));

test("what the base has removed since the commit that is checked out is not a failure, and the log names the files", async () => {
  await using scenario = await start({
    async checkOut(gitDir, folder) {
      await gitClone(gitDir, folder);
      execFileSync("git", ["-C", folder, "checkout", "--quiet", "HEAD~1"]);
    },
  });
  await scenario.peer.commit(clean, "Remove by hand");
  const { exitCode, log, outputs } = await scenario.runHere();
  expect({ exitCode, outputs }).toMatchObject({ exitCode: 0, outputs: { "pr-operation": "none" } });
  expect(log).toContainEqual(
    expect.stringMatching(
      /^data\/a\.txt: \d of the entries found (?:is|are) no longer on the branch main, which has changed the file since the commit that is checked out\.$/,
    ),
  );
});

test("our own pull request, merged between the checkout and the step, is not a failure", async () => {
  let merged = "";
  await using scenario = await start({
    async checkOut(gitDir, folder) {
      await gitClone(gitDir, folder);
      if (merged === "") return;
      execFileSync("git", ["-C", gitDir, "update-ref", "refs/heads/main", `refs/heads/${merged}`]);
    },
  });
  const first = await scenario.runHere();
  expect(first.outputs).toMatchObject({ "pr-operation": "created" });
  merged = first.outputs["pr-branch"] ?? "";
  const { exitCode, log, outputs } = await scenario.runHere();
  expect({ exitCode, outputs }).toMatchObject({ exitCode: 0, outputs: { "pr-operation": "none" } });
  expect(log.join("\n")).toContain("no longer on the branch main");
});

test("an older commit that an earlier step has changed fails as before: the base never had what is in it", async () => {
  await using scenario = await start({
    async checkOut(gitDir, folder) {
      await gitClone(gitDir, folder);
      execFileSync("git", ["-C", folder, "checkout", "--quiet", "HEAD~1"]);
      await appendFile(join(folder, "data/a.txt"), `${listA}`);
    },
  });
  await scenario.peer.commit(clean, "Remove by hand");
  const { exitCode, log } = await scenario.runHere();
  expect(exitCode).toBe(1);
  expect(log.at(-1)).toContain("VIOLATIONS_NOT_ON_BASE");
});

test("a violation of the checkout alone fails the step, although the pull request removes another one of the same file", async () => {
  await using scenario = await start({
    async checkOut(gitDir, folder) {
      await gitClone(gitDir, folder);
      await writeFile(join(folder, "data/a.txt"), listA.replace("756098", "756100"));
    },
  });
  const { exitCode, log, outputs, summary, requests } = await scenario.runHere();
  expect(await scenario.peer.read(outputs["pr-branch"] ?? "", "data/a.txt")).toBe(
    listA.replace("1160164553482756098\n", ""),
  );
  expect({ exitCode, log, outputs, summary, requests }).toMatchSnapshot();
});

test("what others removed from the base while X was at work is nobody's fault", async () => {
  await using scenario = await start({ x: { verdicts: twoGone, processingMs: 2000 } });
  const { peer, sandbox } = scenario;
  sandbox.faults.script("x.uploadIds", {
    kind: "rewrite",
    body(answer) {
      void peer.commit(clean, "Remove by hand");
      return answer;
    },
  });
  const { exitCode, outputs } = await scenario.runHere();
  expect({ exitCode, outputs }).toMatchObject({ exitCode: 0, outputs: { "pr-operation": "none" } });
});

test("other line ends in the checkout are no other list", async () => {
  await using scenario = await start({
    async checkOut(gitDir, folder) {
      await gitClone(gitDir, folder);
      await writeFile(join(folder, "data/a.txt"), listA.replaceAll("\n", "\r\n"));
    },
  });
  const { exitCode, log, outputs } = await scenario.runHere();
  expect({ exitCode, outputs }).toMatchObject({ exitCode: 0, outputs: { "pr-operation": "created" } });
  expect(log).toContainEqual(
    "`data/a.txt`: differs from the copy on the branch `main`. The pull request uses the copy of the branch.",
  );
});

test("a file that an earlier step made passes where X names nothing in it", async () => {
  await using scenario = await start({
    x: { verdicts: nothing },
    async checkOut(gitDir, folder) {
      await gitClone(gitDir, folder);
      await mkdir(join(folder, "data"), { recursive: true });
      await appendFile(join(folder, made), "1160164553482756999\n");
    },
  });
  expect((await scenario.runHere()).exitCode).toBe(0);
});
