// @module-tag slow
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { type DrivenGitHub, driveGitHub } from "../../../test/drive-github.ts";

interface Ended {
  readonly exitCode: number;
  readonly printed: string;
}

/** Runs git in a folder as a fresh machine has it, with a token if one is given. */
async function runGit(folder: string, args: readonly string[], token?: string): Promise<Ended> {
  const basic = Buffer.from(`x-access-token:${token}`).toString("base64");
  const environment = {
    PATH: process.env.PATH,
    HOME: folder,
    LC_ALL: "C",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_TERMINAL_PROMPT: "0",
    ...(token === undefined
      ? {}
      : {
          GIT_CONFIG_COUNT: "1",
          GIT_CONFIG_KEY_0: "http.extraheader",
          GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${basic}`,
        }),
  };
  const identity = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"];
  const options = { cwd: folder, env: environment };
  return promisify(execFile)("git", [...identity, ...args], options).then(
    ({ stdout, stderr }) => ({ exitCode: 0, printed: stdout + stderr }),
    (error) => ({ exitCode: error.code, printed: error.stdout + error.stderr }),
  );
}

interface Desk extends AsyncDisposable {
  readonly driven: DrivenGitHub;
  readonly url: string;
  readonly folder: string;
}

async function openDesk(): Promise<Desk> {
  const driven = await driveGitHub({ files: { "a.txt": "1\n" } });
  const folder = await mkdtemp(join(tmpdir(), "desk-"));
  return {
    driven,
    folder,
    url: `${driven.github.serverUrl}/${driven.github.repository}`,
    async [Symbol.asyncDispose]() {
      await driven[Symbol.asyncDispose]();
      await rm(folder, { recursive: true });
    },
  };
}

test("git clones, commits and pushes a branch, which the API and its pull request follow", async () => {
  await using desk = await openDesk();
  const { driven, folder, url } = desk;
  const { github } = driven;
  expect(await runGit(folder, ["clone", "--quiet", `${url}.git`, "clone"], github.token)).toMatchObject({
    exitCode: 0,
  });
  const clone = join(folder, "clone");
  await writeFile(join(clone, "a.txt"), "2\n");
  await runGit(clone, ["commit", "--quiet", "--all", "--message=Two"]);
  expect(await runGit(clone, ["push", "origin", "HEAD:refs/heads/two"], github.token)).toMatchObject({
    exitCode: 0,
  });
  expect((await github.readFile("two", "a.txt"))?.toString()).toBe("2\n");
  expect((await github.log("two"))[0]).toMatchObject({ message: "Two\n", signature: undefined });
  const operations = new Set(driven.recorder.requests().map(({ operation }) => operation));
  expect(operations).toEqual(
    new Set(["github.advertiseRefs", "github.discoverPush", "github.uploadPack", "github.receivePack"]),
  );
});

test("one commit can be fetched by its SHA, without history and contents", async () => {
  await using desk = await openDesk();
  const { driven, folder, url } = desk;
  const { github } = driven;
  await github.commitFiles({ branch: "main", files: { "a.txt": "1\n2\n" }, message: "Add" });
  const [, first] = await github.log("main");
  await runGit(folder, ["init", "--quiet"]);
  await runGit(folder, ["remote", "add", "origin", url]);
  const wanted = ["fetch", "--depth=1", "--filter=blob:none", "origin", first?.sha ?? ""];
  expect(await runGit(folder, wanted, github.token)).toMatchObject({ exitCode: 0 });
  const objects = await runGit(folder, ["cat-file", "--batch-all-objects", "--batch-check=%(objecttype)"]);
  expect(objects.printed.match(/^(?:commit|tree|blob)$/gm)?.sort()).toEqual(["commit", "tree"]);
});

test.each([
  ["no token", undefined, "could not read Username"],
  ["a wrong token", "ghs_wrong", "could not read Username"],
])("with %s nothing is served", async (_name, token, text) => {
  await using desk = await openDesk();
  const ended = await runGit(desk.folder, ["ls-remote", desk.url], token);
  expect(ended.exitCode).toBe(128);
  expect(ended.printed).toContain(text);
  expect(desk.driven.recorder.requests().map(({ status }) => status)).toEqual(expect.arrayContaining([401]));
});

test("a token that may only read fetches and does not push, and one without contents does neither", async () => {
  await using desk = await openDesk();
  const { driven, folder, url } = desk;
  const { github } = driven;
  github.settings.permissions.contents = "read";
  await runGit(folder, ["clone", "--quiet", url, "clone"], github.token);
  const push = ["push", "origin", "HEAD:refs/heads/two"];
  const pushed = await runGit(join(folder, "clone"), push, github.token);
  expect(pushed.printed).toContain("Permission to octo-org/id-lists.git denied to github-actions[bot].");
  expect(pushed.printed).toContain("The requested URL returned error: 403");
  github.settings.permissions.contents = "none";
  expect((await runGit(folder, ["ls-remote", url], github.token)).printed).toContain("Repository not found.");
  // A person's token is not bound by the permissions of a job.
  expect((await runGit(join(folder, "clone"), push, github.userToken)).exitCode).toBe(0);
});

test("a ruleset declines the whole push, and another repository is not there", async () => {
  await using desk = await openDesk();
  const { driven, folder, url } = desk;
  const { github } = driven;
  github.settings.restrictedBranches = /^two$/;
  await runGit(folder, ["clone", "--quiet", url, "clone"], github.token);
  const push = ["push", "origin", "HEAD:refs/heads/one", "HEAD:refs/heads/two"];
  const pushed = await runGit(join(folder, "clone"), push, github.token);
  expect(pushed.exitCode).toBe(1);
  expect(pushed.printed).toContain(
    "remote: error: GH013: Repository rule violations found for refs/heads/two.",
  );
  expect(pushed.printed).toContain(
    "[remote rejected] HEAD -> two (push declined due to repository rule violations)",
  );
  expect(await github.log("one")).toEqual([]);
  const other = await runGit(folder, ["ls-remote", `${github.serverUrl}/octo-org/other`], github.token);
  expect(other.printed).toContain("not found");
});
