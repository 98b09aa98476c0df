// @module-tag slow
import { chmod, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { byGit } from "../../../test/git-bench.ts";
import { benchGitHub, type GitHubBench } from "../../../test/sandbox-github.ts";
import { encodeCredential } from "../credential.ts";

/** A `git` that records its arguments and the names of its variables, and lets git trace what it starts itself. */
const wrapper = `#!/bin/sh
here="\${0%/*}"
env | cut -d= -f1 >> "$here/names"
tr '\\0' ' ' < /proc/$$/cmdline >> "$here/arguments"
echo >> "$here/arguments"
PATH="\${PATH#"$here:"}" GIT_TRACE="$here/trace" GIT_TRACE2_EVENT="$here/events" git "$@"
status=$?
ls -R "$GIT_DIR" > /dev/null 2>&1 && cat "$GIT_DIR/config" "$GIT_DIR/shallow" "$HOME"/* >> "$here/kept" 2> /dev/null
exit $status
`;

async function plantWrapper(bench: GitHubBench): Promise<{ readonly spy: string; readonly path: string }> {
  const spy = join(bench.folder, "spy");
  await mkdir(spy);
  await writeFile(join(spy, "git"), wrapper);
  await chmod(join(spy, "git"), 0o755);
  return { spy, path: `${spy}:${process.env.PATH}` };
}

/** Every file below a folder, as text. */
async function readAll(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const contents = await Promise.all(paths.map((path) => readFile(path, "latin1")));
  return new Map(paths.map((path, index) => [path, contents[index] ?? ""]));
}

test("the token is in no argument of git or of what git starts, and in no file", async () => {
  await using bench = await benchGitHub({ "a.txt": "1\n2\n", ".gitattributes": "*.bin filter=lfs\n" });
  const { spy, path } = await plantWrapper(bench);
  await bench.propose(["1"], byGit(bench, { path }));
  const { token } = bench.sandbox.github;
  const seen = new Map([...(await readAll(bench.folder)), ...(await readAll(bench.sandbox.github.gitDir))]);
  // The spies saw what they are to see.
  expect(seen.get(join(spy, "arguments"))).toMatch(/ push --porcelain /);
  expect(seen.get(join(spy, "trace"))).toMatch(/git-remote-http|remote-http/);
  expect(seen.get(join(spy, "events"))).toMatch(/"event":"child_start"/);
  expect(seen.get(join(spy, "kept"))).toMatch(/promisor = true/);
  for (const secret of [token, encodeCredential(token), encodeURIComponent(token)])
    for (const [name, text] of seen) expect(text.includes(secret), name).toBe(false);
  const names = new Set(seen.get(join(spy, "names"))?.trim().split("\n"));
  const known =
    /^(?:GIT_\w+|NoDefaultCurrentDirectoryInExePath|PATH|LD_LIBRARY_PATH|HOME|TMPDIR|LC_ALL|SSH_ASKPASS|\w+_proxy|\w+_PROXY|SSL_CERT_\w+|PWD|OLDPWD|SHLVL|_)$/;
  expect([...names].filter((name) => !known.test(name))).toEqual([]);
});

test("whatever the files are called, no name is an argument", async () => {
  const odd = { "--upload-pack=evil.txt": "1\n2\n", "$(id);\"'`.txt": "1\n2\n" };
  await using bench = await benchGitHub(odd);
  const { spy, path } = await plantWrapper(bench);
  const { headSha } = await bench.propose(["1"], byGit(bench, { path }));
  expect((await bench.sandbox.github.log("x-compliance/tweets-1"))[0]?.sha).toBe(headSha);
  for (const name of Object.keys(odd)) expect(await bench.read("x-compliance/tweets-1", name)).toBe("2\n");
  expect(await readFile(join(spy, "arguments"), "utf8")).not.toMatch(/evil|\$\(id\)/);
});

test("nothing is left behind in the folder, also when the push fails", async () => {
  await using bench = await benchGitHub({ "a.txt": "1\n2\n" });
  const before = await readdir(bench.folder);
  bench.sandbox.github.settings.restrictedBranches = /./;
  await expect(bench.propose(["1"], byGit(bench))).rejects.toMatchObject({ code: "GITHUB_RULESET" });
  bench.sandbox.github.settings.restrictedBranches = undefined;
  await bench.propose(["1"], byGit(bench));
  expect(await readdir(bench.folder)).toEqual(before);
});
