// @module-tag slow
// Each check that CI runs is given a tree that it has to refuse, and one that it has to let pass.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, delimiter, dirname, join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..");
const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gates-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, text: string, mode = 0o644): void {
  mkdirSync(join(folder, dirname(path)), { recursive: true });
  writeFileSync(join(folder, path), text, { mode });
}

/** Puts a program in turbo's place that runs some lines of shell. */
function fakeTurbo(...lines: readonly string[]): void {
  write("bin/turbo", ["#!/bin/sh", ...lines].join("\n"), 0o755);
}

/** Runs a command in the folder as pnpm would, with what lies in the folder's `bin` before everything else. */
function run(command: string) {
  const path = [join(folder, "bin"), join(root, "node_modules/.bin"), process.env.PATH].join(delimiter);
  const { status, stdout, stderr } = spawnSync("sh", ["-c", command], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, PATH: path, FORCE_COLOR: "0" },
  });
  return { status, stdout, stderr };
}

/** Copies what is ours of some paths of the repository; packages of others are those of the original. */
function copyTree(...paths: readonly string[]): void {
  const foreign = new Set(["node_modules", "build", "dist", "reports", ".turbo"]);
  for (const path of paths) {
    cpSync(join(root, path), join(folder, path), {
      recursive: true,
      filter: (from) => !foreign.has(basename(from)),
    });
  }
  for (const place of ["", "packages/core", "packages/action"]) {
    symlinkSync(join(root, place, "node_modules"), join(folder, place, "node_modules"));
  }
}

describe("check-dist", () => {
  const bundle = "packages/action/dist/index.js";
  beforeEach(() => {
    cpSync(join(root, "scripts/check-dist.mjs"), join(folder, "scripts/check-dist.mjs"));
    fakeTurbo("exit 0");
    expect(run("git init --quiet").status).toBe(0);
  });
  function commit(): void {
    write(bundle, "console.log(1);\n");
    const who = "-c user.name=t -c user.email=t@example.com -c commit.gpgsign=false";
    expect(run(`git add packages && git ${who} commit --quiet --message x`)).toMatchObject({ status: 0 });
  }

  test("lets the committed bundle pass", () => {
    commit();
    expect(run(scripts["check-dist"])).toMatchObject({ status: 0, stderr: "" });
  });

  test("refuses a bundle that the build changes, or adds a file to", () => {
    commit();
    for (const path of [bundle, "packages/action/dist/chunk.js"]) {
      fakeTurbo(`echo changed >> ${path}`);
      const { status, stderr } = run(scripts["check-dist"]);
      expect(stderr).toContain(path);
      expect(status).toBe(1);
      run(`git checkout --quiet . && git clean --quiet --force packages`);
    }
  });

  test("refuses a bundle that cannot be built, and one that was never committed", () => {
    write(".gitignore", "dist\n");
    write(bundle, "");
    const { status, stderr } = run(scripts["check-dist"]);
    expect(stderr).toContain("packages/action/dist is not committed");
    expect(status).toBe(1);
    write(".gitignore", "");
    commit();
    fakeTurbo("exit 3");
    expect(run(scripts["check-dist"]).status).toBe(3);
  });
});

// The whole of core and the action is loaded three times, which a busy machine takes minutes for.
test("check-generated lets what was just generated pass, and refuses what was changed since", {
  timeout: 300_000,
}, () => {
  copyTree(
    "README.md",
    "action.yml",
    "package.json",
    "tsconfig.base.json",
    "docs",
    "examples",
    "packages",
    "sandbox",
    "scripts",
    ".github",
  );
  expect(run(scripts.generate)).toMatchObject({ status: 0, stderr: "" });
  expect(run(scripts["check-generated"])).toMatchObject({ status: 0, stderr: "" });
  const stale = ["docs/errors.md", "examples/user-ids/accounts.txt"];
  for (const path of stale) write(path, `${readFileSync(join(folder, path), "utf8")}more\n`);
  const { status, stderr } = run(scripts["check-generated"]);
  expect(stderr).toBe(stale.map((path) => `${path} is out of date. Run: pnpm run generate\n`).join(""));
  expect(status).toBe(1);
});

describe("lint-actions", () => {
  const workflow = readFileSync(join(root, ".github/workflows/ci.yml"), "utf8");
  const lint = `node ${join(root, "scripts/lint-actions.mjs")}`;
  beforeEach(() => {
    write("action.yml", readFileSync(join(root, "action.yml"), "utf8"));
    write(".github/workflows/ci.yml", workflow);
  });

  test("lets a right action and its workflows pass", () => {
    expect(run(lint)).toMatchObject({ status: 0, stderr: "" });
  });

  test("refuses workflows and an action.yml that GitHub would refuse", () => {
    write("action.yml", "name: a\ndescription: b\nrun:\n  using: node24\n  main: index.js\n");
    write(".github/workflows/ci.yml", workflow.replace("runs-on:", "run-on:"));
    write("examples/workflows/a.yml", workflow.replace("matrix.node }}", "matrx.node }}"));
    const { status, stderr } = run(lint);
    expect(stderr).toMatch(/^action\.yml:\d+:\d+ /m);
    expect(stderr).toMatch(/^\.github\/workflows\/ci\.yml:\d+:\d+ .*run-on/m);
    expect(stderr).toMatch(/^examples\/workflows\/a\.yml:\d+:\d+ .*matrx/m);
    expect(status).toBe(1);
  });

  test("refuses what GitHub accepts and we do not", () => {
    write("action.yml", readFileSync(join(root, "action.yml"), "utf8").replace("color: blue", "color: pink"));
    write(".github/workflows/ci.yml", workflow.replace(/@[0-9a-f]{40} #/, "@"));
    write(
      "sandbox/action.yml",
      `name: a\ndescription: ${"b".repeat(126)}\nruns: { using: node24, main: a.mjs }\n`,
    );
    const { status, stderr } = run(lint);
    expect(stderr).toMatch(/^action\.yml:1:1 `branding\.color`/m);
    expect(stderr).toMatch(/^\.github\/workflows\/ci\.yml:\d+:1 `uses: actions\/checkout@/m);
    expect(stderr).toMatch(/^sandbox\/action\.yml:1:1 `description` has 126/m);
    expect(status).toBe(1);
  });

  test("refuses a tree without workflows rather than passing unseen", () => {
    rmSync(join(folder, ".github"), { recursive: true });
    expect(run(lint).status).toBe(1);
  });
});

describe("check-words", () => {
  const checkWords = `node ${join(root, "scripts/check-words.ts")}`;

  test("lets the texts of the project pass", () => {
    expect(run(`${checkWords} ${root}`)).toMatchObject({ status: 0, stderr: "" });
  });

  test("refuses a phrase in a page, an input, a workflow and a comment, with its place", () => {
    write("docs/a.md", "# A\n\nIDs that must go.\n");
    write("action.yml", "description: Write `true` to try.\n");
    write(".github/workflows/a.yml", "# Jobs such as this.\n");
    write("packages/core/src/a.ts", "export const a = 1;\n/** It is no list. */\n");
    const { status, stderr } = run(checkWords);
    for (const place of [
      "docs/a.md:3",
      "action.yml:1",
      ".github/workflows/a.yml:1",
      "packages/core/src/a.ts:2",
    ]) {
      expect(stderr).toContain(`${place} "`);
    }
    expect(status).toBe(1);
  });

  test("refuses a tree without texts rather than passing unseen", () => {
    const { status, stderr } = run(checkWords);
    expect(stderr).toContain("No text was found");
    expect(status).toBe(1);
  });
});

describe("test-all", () => {
  const testAll = `node ${join(root, "scripts/test-all.mjs")}`;
  const report = "packages/core/reports/tests.json";
  function reportOf(status: string): string {
    return JSON.stringify({
      testResults: [{ name: "a.test.ts", status, assertionResults: [{ fullName: "a", status, meta: {} }] }],
    });
  }
  function writeReport(status: string): string {
    return `mkdir -p ${dirname(report)}; echo '${reportOf(status)}' > ${report}`;
  }

  test("passes when turbo, without telemetry, passes and all tests have", () => {
    fakeTurbo(writeReport("passed"), 'test "$TURBO_TELEMETRY_DISABLED" = 1');
    const { status, stdout } = run(testAll);
    expect(stdout).toContain("1 passed, 0 failed\n");
    expect(status).toBe(0);
  });

  test("fails with turbo, though all tests passed: a type or a bundle may be wrong", () => {
    fakeTurbo(writeReport("passed"), "exit 1");
    const { status, stdout } = run(testAll);
    expect(stdout).toContain("1 passed, 0 failed\n");
    expect(status).toBe(1);
  });

  test("fails with a failed test, though turbo passed", () => {
    fakeTurbo(writeReport("failed"));
    expect(run(testAll).status).toBe(1);
  });

  test("fails where no test ran, and counts no report of an earlier run", () => {
    write(report, reportOf("passed"));
    fakeTurbo("exit 0");
    expect(run(testAll).status).toBe(1);
  });
});
