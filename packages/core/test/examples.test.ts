// @module-tag slow
import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import * as advanced from "../src/advanced.ts";
import * as face from "../src/index.ts";
import { composeProgram, readExamples } from "./examples/read-examples.ts";
import { createTemporaryFolder } from "./temporary-folder.ts";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../..", import.meta.url));
const runner = fileURLToPath(new URL("examples/run-examples.ts", import.meta.url));
const examples = readExamples();

test("every function and class has an example", () => {
  const callable = Object.entries({ ...face, ...advanced }).filter(
    ([, value]) => typeof value === "function",
  );
  const shown = new Set(examples.map(({ of }) => of));
  expect(callable.map(([name]) => name).filter((name) => !shown.has(name))).toEqual([]);
  expect(callable.length).toBeGreaterThan(25);
});

test("the examples of all docstrings are right in a strict program, and run as they stand", async () => {
  await using folder = await createTemporaryFolder();
  await mkdir(join(folder.path, "programs"));
  const paths: string[] = [];
  for (const [index, { of, text }] of examples.entries()) {
    const path = join("programs", `${index}-${of}.ts`);
    await writeFile(join(folder.path, path), composeProgram(text));
    paths.push(path);
  }
  const core = join(root, "packages/core");
  const config = {
    extends: join(root, "tsconfig.base.json"),
    compilerOptions: {
      ...{ composite: false, declarationMap: false, isolatedDeclarations: false, noEmit: true },
      ...{ allowImportingTsExtensions: true, typeRoots: [join(root, "node_modules/@types")] },
      customConditions: ["@x-batch-compliance/source"],
      paths: {
        "@x-batch-compliance/core": [join(core, "src/index.ts")],
        "@x-batch-compliance/core/advanced": [join(core, "src/advanced.ts")],
        "example-scope": [join(core, "test/examples/scope.ts")],
      },
    },
    files: paths,
  };
  await writeFile(join(folder.path, "package.json"), '{ "type": "module" }');
  await writeFile(join(folder.path, "tsconfig.json"), JSON.stringify(config));
  const tsc = join(root, "node_modules/.bin/tsc");
  const checked = await run(tsc, ["-p", folder.path], { cwd: folder.path }).catch((error) => error);
  expect(checked.stdout).toBe("");
  const { stderr } = await run(
    process.execPath,
    ["--conditions=@x-batch-compliance/source", runner, ...paths],
    {
      cwd: folder.path,
    },
  ).catch((error) => error);
  expect(stderr).toBe("");
}, 120_000);
