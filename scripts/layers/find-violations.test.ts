import { expect, test } from "vitest";
import { findViolations } from "./find-violations.ts";

function find(path: string, text: string): string[] {
  return findViolations([{ path, text }]).map((violation) => `${violation.line} ${violation.message}`);
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
    "a computed import",
    "text/a.ts",
    'const name = "x";\nawait import(name);',
    "2 imports what is not a plain string",
  ],
  [
    "a type taken in place from a package",
    "text/a.ts",
    'type A = import("@actions/github").A;',
    '1 imports "@actions/github" where Biome does not look',
  ],
  [
    "a package that is required",
    "text/a.ts",
    'const a = require("child_process");',
    '1 imports "child_process" where Biome does not look',
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

test("cli: its entry alone sets the exit code", () => {
  expect(find("packages/cli/src/commands/a.ts", "\nprocess.exit(1);")).toEqual([
    expect.stringContaining("Only packages/cli/src/cli.ts may"),
  ]);
  expect(find("packages/cli/src/cli.ts", "process.exitCode = 2;")).toEqual([]);
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

test("a folder with more than 25 source files is found, and tests do not count", () => {
  const fill = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ path: `${core}ids/a-${at}.ts`, text: "export {};" }));
  const own = { path: `${core}ids/a.test.ts`, text: "export {};" };
  expect(findViolations([...fill(25), own])).toEqual([]);
  expect(findViolations([...fill(26), own])).toEqual([
    {
      path: "packages/core/src/ids",
      line: 1,
      message: "26 source files. Split it by subject, 25 is the most.",
    },
  ]);
});
