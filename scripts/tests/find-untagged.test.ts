import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { findUntagged } from "./find-untagged.ts";

const root = resolve(import.meta.dirname, "../..");

test("whatever starts processes is left out of `npm run test:quick`: such a test, or its file, is tagged slow", () => {
  const paths = globSync("{packages/*/{src,test},scripts}/**/*.ts", { cwd: root });
  const texts = new Map(paths.map((path) => [path, readFileSync(resolve(root, path), "utf8")]));
  const untagged = findUntagged(texts);
  // These are a project of their own.
  expect(untagged.filter((path) => !/^packages\/action\/test\/(?:scenarios|browser)\//.test(path))).toEqual(
    [],
  );
  expect(texts.size).toBeGreaterThan(500);
});

test("a test that starts a process is found, also through others, until it is tagged; types start nothing", () => {
  const texts = (first: string, second = first): ReadonlyMap<string, string> =>
    new Map([
      ["p/src/a.test.ts", `${first}import { a } from "../test/help.ts";\n`],
      ["p/src/b.test.ts", `import { b } from "./b.ts";\n${second}`],
      ["p/src/c.test.ts", 'import type { C } from "../test/start.ts";\n'],
      ["p/src/b.ts", 'import {\n  spawn,\n} from "node:child_process";\nimport "./b.test.ts";\n'],
      ["p/test/help.ts", 'export { start } from "./start.ts";\n'],
      ["p/test/start.ts", "await using sandbox = await startSandbox();\n"],
    ]);
  expect(findUntagged(texts(""))).toEqual(["p/src/a.test.ts", "p/src/b.test.ts"]);
  expect(findUntagged(texts("// @module-tag slow\n", 'test("b", { tags: ["slow"] }, () => {});\n'))).toEqual(
    [],
  );
});
