// @module-tag slow
// The scripts of a release as processes, on real git. `npm` is a program of the test: what it is asked for is written down.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../..");
let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "release-scripts-"));
  git("init", "--quiet", "--bare", join(folder, "origin.git"));
  mkdirSync(join(folder, "clone"));
  git("init", "--quiet", "--initial-branch", "main");
  git("remote", "add", "origin", join(folder, "origin.git"));
  writeManifests("1.0.0");
  commit();
});
afterEach(() => rmSync(folder, { recursive: true }));

function git(...words: readonly string[]): string {
  const who = ["-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false"];
  const cwd = existsSync(join(folder, "clone")) ? join(folder, "clone") : folder;
  const { status, stdout, stderr } = spawnSync("git", [...who, ...words], { cwd, encoding: "utf8" });
  expect(stderr.replace(/^(To|From|warning).*$/gm, ""), words.join(" ")).not.toMatch(/fatal|error/);
  expect(status).toBe(0);
  return stdout.trim();
}

function write(path: string, content: unknown): void {
  const target = join(folder, "clone", path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, typeof content === "string" ? content : JSON.stringify(content));
}

function writeManifests(version: string): void {
  write("packages/action/package.json", { name: "@x/action", version, private: true });
  write("packages/core/package.json", { name: "@x/core", version });
  write("packages/a/package.json", { name: "@x/a", version, dependencies: { "@x/core": "workspace:*" } });
}

function commit(): string {
  git("add", "--all");
  git("commit", "--quiet", "--allow-empty", "--message", "x");
  return git("rev-parse", "HEAD");
}

/** Puts a program in npm's place: it answers by `lines` of shell. */
function fakeNpm(...lines: readonly string[]): void {
  mkdirSync(join(folder, "bin"), { recursive: true });
  const script = ["#!/bin/sh", `echo "$@" >> ${folder}/asked`, ...lines].join("\n");
  writeFileSync(join(folder, "bin/npm"), script, { mode: 0o755 });
}

function run(name: string, environment: Readonly<Record<string, string>> = {}, ...words: readonly string[]) {
  const path = [join(folder, "bin"), dirname(process.execPath), process.env.PATH].join(delimiter);
  return spawnSync(process.execPath, [join(root, `scripts/release/${name}.mjs`), ...words], {
    cwd: join(folder, "clone"),
    env: { PATH: path, HOME: folder, ...environment },
    encoding: "utf8",
  });
}

const tagOf = (name: string): string => git("ls-remote", "origin", `refs/tags/${name}`).split("\t")[0] ?? "";
const nothingThere =
  'case "$1" in --version) echo 11.19.1;; view) echo "npm error code E404" >&2; exit 1;; esac';

test("the first release sets both tags, the second moves the major one, and the first stays", () => {
  const first = git("rev-parse", "HEAD");
  expect(run("tag-release")).toMatchObject({ status: 0, stderr: "" });
  expect([tagOf("v1.0.0"), tagOf("v1")]).toEqual([first, first]);
  expect(run("tag-release").stdout).toContain("v1.0.0 is at");
  writeManifests("1.1.0");
  const second = commit();
  expect(run("tag-release")).toMatchObject({ status: 0, stderr: "" });
  expect([tagOf("v1.0.0"), tagOf("v1.1.0"), tagOf("v1")]).toEqual([first, second, second]);
});

test("a version that is released is refused at another commit, and no tag moves", () => {
  const first = git("rev-parse", "HEAD");
  run("tag-release");
  commit();
  const { status, stderr } = run("tag-release");
  expect(stderr).toMatch(/^v1\.0\.0 exists at [0-9a-f]{40}, .* release a new one\.\n$/);
  expect(status).toBe(1);
  expect([tagOf("v1.0.0"), tagOf("v1")]).toEqual([first, first]);
});

test("a tag of which the plan does not know is not overwritten, and then none is set", () => {
  // An annotated tag: the lease names its commit, so that a tag that people made is never moved by this.
  git("tag", "--annotate", "v1", "--message", "by hand");
  git("push", "--quiet", "origin", "v1");
  const before = tagOf("v1");
  const { status } = run("tag-release");
  expect(status).toBe(1);
  expect([tagOf("v1.0.0"), tagOf("v1")]).toEqual(["", before]);
});

test("the step is to version, to publish, and then none", () => {
  fakeNpm(nothingThere);
  write(".changeset/a.md", "x");
  expect(run("plan-release").stdout).toBe("step=version\ntag=v1.0.0\n");
  rmSync(join(folder, "clone/.changeset/a.md"));
  expect(run("plan-release").stdout).toBe("step=publish\ntag=v1.0.0\n");
  run("tag-release");
  // As when the command line alone has changed.
  expect(run("plan-release").stdout).toBe("step=publish\ntag=\n");
  fakeNpm('[ "$1" = view ] && echo \'"1.0.0"\'');
  const output = join(folder, "output");
  expect(run("plan-release", { GITHUB_OUTPUT: output }).stdout).toBe("step=none\ntag=\n");
  expect(readFileSync(output, "utf8")).toBe("step=none\ntag=\n");
});

test("a registry that does not answer is not taken for one that has nothing", () => {
  run("tag-release");
  fakeNpm("echo 'npm error code ECONNREFUSED' >&2; exit 1");
  const { status, stderr } = run("plan-release");
  expect(stderr).toContain(
    "npm could not say whether @x/core@1.0.0 is published:\nnpm error code ECONNREFUSED",
  );
  expect(status).toBe(1);
});

test("another repository than that of package.json is refused, with what to do", () => {
  const { status, stderr } = run("plan-release", { GITHUB_REPOSITORY: "fork/x-batch-compliance" });
  expect(stderr).toContain("This is fork/x-batch-compliance, and package.json says ");
  expect(status).toBe(1);
});

function writePackages(): void {
  const packages = ["@x/core", "@x/a"].map((name) => ({
    name,
    version: "1.0.0",
    file: `${name.slice(3)}.tgz`,
  }));
  write("reports/release/packages.json", packages);
}

test("what the registry lacks is published with provenance and no token, and nothing twice", () => {
  writePackages();
  fakeNpm(
    'case "$*" in --version) echo 11.5.1;; "view @x/core@"*) echo \'"1.0.0"\';; *) '.concat(
      nothingThere,
      ";; esac",
    ),
  );
  const { status, stdout } = run("publish-packages");
  expect(stdout).toBe("@x/core@1.0.0 is published already.\n@x/a@1.0.0: published as latest\n");
  expect(status).toBe(0);
  const published = readFileSync(join(folder, "asked"), "utf8").match(/^publish .*$/gm);
  expect(published).toEqual(["publish ./reports/release/a.tgz --access public --tag latest --provenance"]);
});

test("an npm that cannot do without a token is refused before anything is published; a dry run is not", () => {
  writePackages();
  fakeNpm(nothingThere.replace("11.19.1", "10.9.4"));
  const { status, stderr } = run("publish-packages");
  expect(stderr).toBe("npm 10.9.4 cannot publish without a token. Use npm 11.5.1 or newer.\n");
  expect(status).toBe(1);
  expect(run("publish-packages", {}, "--dry-run")).toMatchObject({ status: 0 });
  expect(readFileSync(join(folder, "asked"), "utf8")).toMatch(/^publish .*core\.tgz .*--dry-run/m);
});

test("a package that npm refuses ends it, and what comes after is not published", () => {
  writePackages();
  fakeNpm(nothingThere.replace("view)", "publish) exit 1;; view)"));
  const { status, stderr } = run("publish-packages");
  expect(stderr).toContain("`npm publish ./reports/release/core.tgz");
  expect(status).toBe(1);
  expect(readFileSync(join(folder, "asked"), "utf8").match(/^publish /gm)).toHaveLength(1);
});
