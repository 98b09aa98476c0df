import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { mutatedFiles } from "../src/mutation/mutated-files.ts";

const root = resolve(import.meta.dirname, "../../..");

test.each(mutatedFiles)("$name is there to be mutated, and so are its tests", ({ file, tests }) => {
  const paths = [file, ...tests.map((path) => `packages/core/${path}`)];
  expect(paths.filter((path) => !existsSync(resolve(root, path)))).toEqual([]);
});
