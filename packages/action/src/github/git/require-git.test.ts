// @module-tag slow
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { requireGit } from "./require-git.ts";

const { signal } = new AbortController();

/** A git that says of itself what it is told to say. */
async function plantGit(version: string): Promise<{ readonly PATH: string }> {
  const folder = await mkdtemp(join(tmpdir(), "require-git-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "git"), `#!/bin/sh\necho '${version}'\n`);
  await chmod(join(folder, "git"), 0o755);
  return { PATH: folder };
}

test.each([["git version 2.31.0"], ["git version 2.50.1 (Apple Git-155)"], ["git version 3.0.0"]])(
  "%s can push",
  async (version) => {
    await requireGit(await plantGit(version), signal);
  },
);

test.each([["git version 2.30.9"], ["git version 1.99.0"], ["git: command not found"], [""]])(
  "%j is refused before anything is paid for",
  async (version) => {
    const refused = requireGit(await plantGit(version), signal);
    await expect(refused).rejects.toMatchObject({ code: "GIT_UNAVAILABLE" });
  },
);

test("so is a runner without git", async () => {
  await expect(requireGit({ PATH: "/nowhere" }, signal)).rejects.toMatchObject({ code: "GIT_UNAVAILABLE" });
});
