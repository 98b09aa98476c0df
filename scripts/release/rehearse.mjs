// Rehearses a release from end to end, with the scripts that .github/workflows/release.yml runs, on a copy of this
// repository: versions, packages, checksums, SBOM, `npm publish --dry-run`, tags on a bare repository. Then the packages
// are installed in an empty project and run. Nothing leaves the machine but questions to npm's registry.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { actionFolder, listPublished, readManifest } from "./packages.ts";
import { copyRepository } from "./rehearsal/copy-repository.ts";
import { runInstalled } from "./rehearsal/run-installed.ts";
import { read, run, runQuietly, runScript } from "./run.ts";

const root = resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "release-"));
const startedMs = performance.now();

await runScript(async () => {
  try {
    await rehearse();
    say(`The release went as it must: ${Math.round((performance.now() - startedMs) / 1000)} s`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

async function rehearse() {
  const repository = join(folder, "repository");
  copyRepository(root, repository);
  process.chdir(repository);
  // The step of the workflow does not know where it is: no variable of a real run must reach the scripts.
  for (const name of ["GITHUB_REPOSITORY", "GITHUB_OUTPUT"]) delete process.env[name];
  run("pnpm", "install", "--frozen-lockfile", "--prefer-offline", "--silent");
  process.env.PATH = [join(repository, "node_modules/.bin"), process.env.PATH].join(delimiter);

  say("1. Versions");
  addChangeset();
  assert.match(script("plan-release"), /^step=version$/m);
  show(script("version-release"));
  commit("Version packages");
  // The pull request has to pass CI as it is.
  run("biome", "ci", "--colors=off", "--log-level=error", ".");
  assert.match(script("plan-release"), /^step=publish$/m);

  say("2. Packages, checksums, SBOM");
  show(script("pack-release"));
  checkAssets(readVersion());

  say("3. npm publish --dry-run");
  show(script("publish-packages", "--dry-run"));

  say("4. Tags");
  tagReleases();

  say("5. The packages in an empty project");
  await runInstalled(join(repository, "reports/release"), join(folder, "project"));
}

/** A change of every package, so that there is something to release also where all changes have been. */
function addChangeset() {
  const names = [actionFolder, ...listPublished().map(({ folder: path }) => path)].map(
    (path) => readManifest(path).name,
  );
  const lines = names.map((name) => `"${name}": patch\n`).join("");
  writeFileSync(".changeset/rehearsal.md", `---\n${lines}---\n\nA release was rehearsed.\n`);
}

/** Runs a script of the release in the copy, as the workflow does. */
function script(name, ...words) {
  return read(process.execPath, `scripts/release/${name}.mjs`, ...words);
}

function readVersion() {
  return readManifest(actionFolder).version;
}

function commit(message) {
  run("git", "add", "--all");
  run("git", "commit", "--quiet", "--message", message);
}

function checkAssets(version) {
  const asset = (kind) => `reports/release/assets/x-batch-compliance-v${version}.${kind}`;
  const checked = read("sha256sum", "--check", asset("sha256")).trim().split("\n");
  assert.ok(checked.every((line) => line.endsWith(": OK")));
  assert.ok(checked.includes("packages/action/dist/index.js: OK"));
  const { components, metadata } = JSON.parse(readFileSync(asset("cdx.json"), "utf8"));
  assert.equal(metadata.component.version, version);
  const listed = components.map((one) => `${one.group ? `${one.group}/` : ""}${one.name} ${one.version}`);
  // Each licence in the bundle begins with the name and version of what it is for.
  const licences = readFileSync("packages/action/dist/licenses.txt", "utf8").split(
    `\n\n${"-".repeat(80)}\n\n`,
  );
  const bundled = licences
    .map((text) => text.split("\n", 1)[0])
    .filter((name) => !name.startsWith("@vercel/ncc "));
  assert.deepEqual(
    bundled.filter((name) => !listed.includes(name)),
    [],
  );
  assert.match(readFileSync("reports/release/notes.md", "utf8"), new RegExp(`@[0-9a-f]{40} # v${version}`));
  show(`${checked.length} files with their SHA-256, ${listed.length} components of the bundle`);
}

/** A first release, a second that moves the major tag, and one that would overwrite the first. */
function tagReleases() {
  const first = readVersion();
  const [major, minor] = first.split(".");
  const second = `${major}.${Number(minor) + 1}.0`;
  show(script("tag-release"));
  show(script("tag-release"));
  const [released] = read("git", "ls-remote", "origin", `refs/tags/v${first}`).split("\t");
  writeFileSync("CHANGED", "");
  commit("Change something");
  const refused = runQuietly(process.execPath, "scripts/release/tag-release.mjs");
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /A released version is never moved/);
  show(refused.stderr);
  const path = join(actionFolder, "package.json");
  const manifest = readFileSync(path, "utf8");
  writeFileSync(path, manifest.replace(`"${first}"`, `"${second}"`));
  commit("Second release");
  show(script("tag-release"));
  const tags = read("git", "ls-remote", "--tags", "origin");
  const head = read("git", "rev-parse", "HEAD").trim();
  assert.ok(tags.includes(`${released}\trefs/tags/v${first}\n`));
  for (const name of [`v${major}`, `v${second}`]) assert.ok(tags.includes(`${head}\trefs/tags/${name}\n`));
}

function say(text) {
  console.log(`\n${text}`);
}

function show(text) {
  console.log(text.trim().replaceAll(/^/gm, "   "));
}
