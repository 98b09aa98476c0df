// @module-tag slow
// What Biome holds of the architecture, tried on trees that break it.
import { spawnSync } from "node:child_process";
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..");
let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "biome-"));
  writeFileSync(join(folder, ".gitignore"), "node_modules\n");
  writeFileSync(join(folder, "biome.json"), readFileSync(join(root, "biome.json")));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Lints files by path and text. Returns `path: rule` of everything that is found. */
function lint(files: Readonly<Record<string, string>>): readonly string[] {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const words = ["lint", "--colors=off", "--reporter=github", "--max-diagnostics=none", "."];
  const { status, stdout, stderr } = spawnSync(join(root, "node_modules/.bin/biome"), words, {
    cwd: folder,
    encoding: "utf8",
  });
  const found = [...stdout.matchAll(/^::error title=(?<rule>[^,]+),file=(?<path>[^,]+)/gm)].map(
    ({ groups }) => `${groups?.path?.replace(`${folder}/`, "")}: ${groups?.rule?.split("/").at(-1)}`,
  );
  expect({ status, stderr }).toEqual({ status: found.length > 0 ? 1 : 0, stderr: expect.any(String) });
  return found.toSorted();
}

/** Each name, imported by a file of its own. */
function importEach(place: string, ...names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    names.map((name, at) => [
      `${place}/a-${at}.ts`,
      `import * as a from "${name}";\nexport const b = a.b;\n`,
    ]),
  );
}

function expectEachFound(files: Readonly<Record<string, string>>): void {
  expect(lint(files)).toEqual(
    Object.keys(files)
      .map((path) => `${path}: noRestrictedImports`)
      .toSorted(),
  );
}

/** What core offers to everybody. */
const published = ["", "/advanced", "/config", "/report", "/text"].map(
  (path) => `@x-batch-compliance/core${path}`,
);
const starters = ["node:child_process", "node:cluster", "node:vm", "node:repl", "node:inspector/promises"];

test("one file alone starts a process, none runs text as code, and tests may", () => {
  expectEachFound({
    ...importEach("packages/core/src/ids", ...starters),
    ...importEach("packages/action/src/text", ...starters, "@actions/exec"),
  });
  rmSync(join(folder, "packages"), { recursive: true });
  expect(lint({ "packages/core/src/ids/a.test.ts": 'import "node:child_process";\n' })).toEqual([]);
});

test("core imports zod and yaml alone, and of others only undici and hyparquet in one file each", () => {
  expectEachFound(
    importEach(
      "packages/core/src/http",
      "undici",
      "hyparquet",
      "left-pad",
      "zod/v4",
      "@actions/core",
      "@x-batch-compliance/sandbox",
    ),
  );
  rmSync(join(folder, "packages"), { recursive: true });
  expect(
    lint(importEach("packages/core/src/http", "zod", "yaml", "node:fs", "../ids/a.ts", "./b.ts")),
  ).toEqual([]);
});

test("an import for types, for its effects, at run time or passed on is found, too", () => {
  const texts = [
    'import type { A } from "undici";\nexport const a: A = 1;\n',
    'import "undici";\n',
    'export const a = await import("undici");\n',
    'export { a } from "undici";\n',
    'export * from "undici";\n',
  ];
  expectEachFound(Object.fromEntries(texts.map((text, at) => [`packages/core/src/ids/a-${at}.ts`, text])));
});

test("the action imports core and no other package of ours, and GitHub's client in one file", () => {
  const files = ["@x-batch-compliance/sandbox", "@x-batch-compliance/core/internal", "@actions/github"];
  expectEachFound(importEach("packages/action/src/text", ...files, "@actions/github/lib/utils"));
  rmSync(join(folder, "packages"), { recursive: true });
  const allowed = [...published, "@actions/core"];
  expect(lint(importEach("packages/action/src/text", ...allowed))).toEqual([]);
});

test("the command line imports core alone, and starts no process", () => {
  const files = [
    "commander",
    "node:child_process",
    "@x-batch-compliance/sandbox",
    "@x-batch-compliance/core/internal",
  ];
  expectEachFound(importEach("packages/cli/src/text", ...files));
  rmSync(join(folder, "packages"), { recursive: true });
  expect(lint(importEach("packages/cli/src/text", ...published, "node:fs", "./a.ts"))).toEqual([]);
});

test("the sandbox imports nothing of ours, in its tests neither", () => {
  const text = 'import "@x-batch-compliance/core";\n';
  expectEachFound({ "packages/sandbox/src/a.ts": text, "packages/sandbox/test/a.test.ts": text });
});

test("three files are excused, each for what it alone imports", () => {
  const excused = globSync("packages/*/src/**/*.ts", { cwd: root }).filter((path) =>
    readFileSync(join(root, path), "utf8").includes("noRestrictedImports"),
  );
  expect(excused.toSorted()).toEqual([
    "packages/action/src/github/client.ts",
    "packages/action/src/github/git/start-git.ts",
    "packages/core/src/formats/parquet/load-hyparquet.ts",
    "packages/core/src/http/open-undici.ts",
  ]);
});

test("a file over 200 lines, and a name that is not in kebab-case, are found", () => {
  const long = `${"// a\n".repeat(200)}export {};\n`;
  const files = {
    "scripts/a.ts": long,
    "packages/core/src/b.test.ts": long,
    "packages/core/src/someFile.ts": "",
  };
  expect(lint(files)).toEqual([
    "packages/core/src/someFile.ts: useFilenamingConvention",
    "scripts/a.ts: noExcessiveLinesPerFile",
  ]);
});
