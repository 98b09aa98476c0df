import { cpSync, existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { read, run } from "../run.ts";

/** Copies what git knows or would add of a repository, as it is now, into a new one with a bare `origin` beside it. */
export function copyRepository(from: string, to: string): void {
  const listed = read("git", "-C", from, "ls-files", "-z", "--cached", "--others", "--exclude-standard");
  for (const path of new Set(listed.split("\0"))) {
    if (path === "" || !existsSync(join(from, path))) continue;
    mkdirSync(dirname(join(to, path)), { recursive: true });
    cpSync(join(from, path), join(to, path));
  }
  const git = (...words: readonly string[]): void => run("git", "-C", to, ...words);
  run("git", "init", "--quiet", "--bare", `${to}.git`);
  git("init", "--quiet", "--initial-branch", "main");
  git("config", "user.name", "Rehearsal");
  git("config", "user.email", "rehearsal@example.com");
  git("config", "commit.gpgsign", "false");
  git("remote", "add", "origin", `${to}.git`);
  git("add", "--all");
  git("commit", "--quiet", "--message", "As it is");
  git("push", "--quiet", "origin", "main");
}
