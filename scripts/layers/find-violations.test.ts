import { expect, test } from "vitest";
import { findViolations } from "./find-violations.ts";

function find(path: string, text: string): string[] {
  return findViolations({ path, text }).map((violation) => `${violation.line} ${violation.message}`);
}

const core = "packages/core/src/";
const action = "packages/action/src/";

test.each([
  [
    "a layer that imports a higher one",
    "http/a.ts",
    'import { a } from "../api/a.ts";',
    "1 http (layer 2) imports api",
  ],
  [
    "a type of the folder beside",
    "api/a.ts",
    'import type { A } from "../results/a.ts";',
    "1 api (layer 3) imports results",
  ],
  [
    "a re-export over several lines",
    "http/a.ts",
    'export {\n  a,\n} from "../job/a.ts";',
    "3 http (layer 2) imports job",
  ],
  ["an import for its effects", "ids/a.ts", 'import "../http/a.ts";', "1 ids (layer 2) imports http"],
  ["a dynamic import", "ids/a.ts", '\nconst a = await import("../job/a.ts");', "2 ids (layer 2) imports job"],
  ["an import after comments", "ids/a.ts", '\n\n// a\n/** b */\nimport "../http/a.ts";', "5 ids (layer 2)"],
  ["a type taken in place", "ids/a.ts", 'type A = import("../job/a.ts").A;', "1 ids (layer 2) imports job"],
  [
    "the vocabulary importing a folder",
    "types.ts",
    'import type { A } from "./ids/a.ts";',
    "1 types.ts (layer 0) imports ids",
  ],
  ["a folder without a layer", "extra/a.ts", "export {};", '1 "extra" has no layer'],
  [
    "undici outside the transport",
    "http/a.ts",
    'import { request } from "undici";',
    '1 "undici" is imported here',
  ],
  ["a new dependency", "ids/a.ts", 'import x from "left-pad";', '1 core imports "left-pad"'],
  [
    "core that knows GitHub",
    "check/a.ts",
    'import x from "@actions/core";',
    '1 core imports "@actions/core"',
  ],
  [
    "core that sets the exit code",
    "check/a.ts",
    "\nprocess.exit(1);",
    "2 process.exit decides the exit code",
  ],
])("core: %s is found", (_name, place, text, message) => {
  expect(find(core + place, text)).toEqual([expect.stringContaining(message)]);
});

test.each([
  [
    "reaching into core's files",
    "text/a.ts",
    'import x from "../../../core/src/a.ts";',
    '1 "../../../core/src/a.ts" leaves the package',
  ],
  [
    "using the sandbox",
    "text/a.ts",
    'import x from "@x-batch-compliance/sandbox";',
    "1 action imports @x-batch-compliance/sandbox",
  ],
  [
    "a type of GitHub's client",
    "check/a.ts",
    'import type { X } from "@actions/github";',
    '1 "@actions/github" is imported here',
  ],
  [
    "loading GitHub's client",
    "run.ts",
    'await import("@actions/github");',
    '1 "@actions/github" is imported here',
  ],
  [
    "a computed import",
    "text/a.ts",
    'const name = "x";\nawait import(name);',
    "2 imports what is not a plain string",
  ],
  ["setting the exit code", "run.ts", "process.exitCode = 1;", "1 process.exitCode decides"],
  ["calling setFailed", "run.ts", 'core.setFailed("x");', "1 setFailed decides"],
  [
    "a room that imports a higher one",
    "runner/a.ts",
    'import { a } from "../inputs/a.ts";',
    "1 runner (layer 2) imports inputs (layer 3)",
  ],
  [
    "a room inside another that imports what stands above it",
    "github/rest/a.ts",
    'import type { A } from "../commit/a.ts";',
    "1 github/rest (layer 5) imports github/commit (layer 6)",
  ],
  ["a file outside of all rooms", "loose.ts", "export {};", '1 "loose.ts" has no layer'],
])("action: %s is found", (_name, place, text, message) => {
  expect(find(action + place, text)).toEqual([expect.stringContaining(message)]);
});

test("a sandbox that imports core is found, in its tests too", () => {
  const text = 'import x from "@x-batch-compliance/core";';
  expect(find("packages/sandbox/src/a.ts", text)).toHaveLength(1);
  expect(find("packages/sandbox/test/a.test.ts", text)).toHaveLength(1);
});

test("core that imports the sandbox is found, but its tests may", () => {
  const text = 'import x from "@x-batch-compliance/sandbox";';
  expect(find(`${core}check/a.ts`, text)).not.toEqual([]);
  expect(find(`${core}check/a.test.ts`, text)).toEqual([]);
});

test("a file over 200 lines is found", () => {
  expect(find("scripts/a.ts", "//\n".repeat(200))).toEqual([]);
  expect(find("scripts/a.ts", "//\n".repeat(201))).toEqual([expect.stringContaining("201 201 lines")]);
});

test.each(["string-utils.ts", "helpers/a.ts", "common.ts", "job-manager.ts", "upload-service.test.ts"])(
  "the name %s is found",
  (name) =>
    expect(find(`packages/sandbox/src/${name}`, "")).toEqual([expect.stringContaining("Name the idea")]),
);

test("an import in a comment does not count", () => {
  expect(
    find(`${core}ids/a.ts`, '// import "../job/a.ts"\n/** import("../job/a.ts") */\nexport {};\n'),
  ).toEqual([]);
});

test("one file alone starts a process, none runs text as code, and tests may", () => {
  for (const name of ["node:child_process", "child_process", "node:vm", "@actions/exec"]) {
    for (const folder of [`${core}ids/`, `${action}text/`]) {
      const found = find(`${folder}a.ts`, `import { a } from "${name}";`);
      expect(found).toContainEqual(expect.stringContaining(`"${name}". Data must reach no shell`));
    }
    expect(find(`${action}text/a.test.ts`, `import { a } from "${name}";`)).toEqual([]);
    const ofGit = find(`${action}github/git/run-git.ts`, `import { a } from "${name}";`);
    expect(ofGit).toHaveLength(name === "node:child_process" ? 0 : 1);
  }
});
