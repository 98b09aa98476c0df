// @module-tag slow
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { runGit } from "./run-git.ts";

/** A program called git, which is what a test needs it to be. */
async function plantGit(script: string): Promise<{ readonly folder: string; readonly PATH: string }> {
  const folder = await mkdtemp(join(tmpdir(), "run-git-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "git"), `#!/bin/sh\n${script}\n`);
  await chmod(join(folder, "git"), 0o755);
  return { folder, PATH: `${folder}:/usr/bin:/bin` };
}

const signal = new AbortController().signal;

test("arguments reach git as they are, by no shell, and nothing of our environment does", async () => {
  const { PATH } = await plantGit('printf "%s|" "$@"; cat; env | grep -c "^HOME=" >&2; exit 3');
  const args = ["a b", "$(id)", "; rm -rf .", "'\"`"];
  expect(await runGit({ args, environment: { PATH }, stdin: "in", signal })).toEqual({
    exitCode: 3,
    output: `${args.join("|")}|in`,
    errors: "0\n",
  });
});

test("a git that does not read its input is judged by its exit code", async () => {
  const { PATH } = await plantGit("exit 0");
  const stdin = "x".repeat(10_000_000);
  expect((await runGit({ args: [], environment: { PATH }, stdin, signal })).exitCode).toBe(0);
});

test("of endless errors the end is kept, and endless output ends git", async () => {
  const loud = await plantGit("head -c 300000 /dev/zero >&2; printf end >&2; exit 1");
  const { errors } = await runGit({ args: [], environment: { PATH: loud.PATH }, stdin: "", signal });
  expect(errors).toHaveLength(65_536);
  expect(errors).toMatch(/end$/);
  const endless = await plantGit("cat /dev/zero");
  const exit = await runGit({ args: [], environment: { PATH: endless.PATH }, stdin: "", signal });
  expect(exit.exitCode).toBeUndefined();
});

test("a cancelled git is killed with what it started", async () => {
  const { folder, PATH } = await plantGit('sleep 600 & echo $! > "$0.child"; wait');
  const controller = new AbortController();
  const running = runGit({ args: [], environment: { PATH }, stdin: "", signal: controller.signal });
  const childFile = join(folder, "git.child");
  const readChild = (): Promise<string> => readFile(childFile, "utf8").catch(() => "");
  await expect.poll(readChild, { timeout: 10_000 }).toMatch(/^[0-9]+\s$/);
  const pid = Number(await readChild());
  controller.abort(new Error("cancelled"));
  await expect(running).rejects.toThrow("cancelled");
  // What was killed may not have noticed yet, or not have been buried.
  const readState = (): Promise<string> => readFile(`/proc/${pid}/stat`, "utf8").catch(() => "gone");
  await expect.poll(readState).toMatch(/^gone$| Z /);
});

test("where there is no git, the error says so", async () => {
  const running = runGit({ args: [], environment: { PATH: "/nowhere" }, stdin: "", signal });
  await expect(running).rejects.toMatchObject({ code: "GIT_UNAVAILABLE" });
});

test("a git of the workspace is not started, even first on PATH, and the working directory is not the workspace", async () => {
  const { folder: workspace } = await plantGit("echo planted");
  const { folder } = await plantGit("pwd");
  const environment = { PATH: `${workspace}:${folder}`, GITHUB_WORKSPACE: workspace };
  const { output } = await runGit({ args: [], environment, stdin: "", signal });
  expect(output.trim()).toBe(folder);
});
