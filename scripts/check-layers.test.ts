// @module-tag slow
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";

const script = fileURLToPath(new URL("check-layers.ts", import.meta.url));
let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "check-layers-"));
});
afterEach(() => rmSync(root, { recursive: true }));

function check(files: Readonly<Record<string, string>>): { code: number | null; errors: string } {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const { status, stderr } = spawnSync(process.execPath, [script, root], { encoding: "utf8" });
  return { code: status, errors: stderr };
}

test("a tree that keeps to the rules passes", () => {
  const { code, errors } = check({
    "packages/core/src/types.ts": "export type Id = string;\n",
    "packages/core/src/errors.ts": 'import type { Id } from "./types.ts";\n',
    "packages/core/src/http/transport.ts": 'import { request } from "undici";\nimport "node:fs";\n',
    "packages/core/src/client/client.ts":
      'import {\n  a,\n} from "../http/transport.ts";\nimport { z } from "zod";\n',
    "packages/core/src/client/client.test.ts": 'import { x } from "@x-batch-compliance/sandbox";\n',
    "packages/core/src/index.ts": 'export * from "./check/check.ts";\n',
    "packages/core/vitest.config.ts": 'import shared from "../../vitest.shared.ts";\n',
    "packages/action/src/github/client.ts": 'const x = await import("@actions/github");\n',
    "packages/action/src/index.ts": 'import { y } from "@x-batch-compliance/core";\nprocess.exitCode = 1;\n',
    "packages/sandbox/src/cli.ts": "process.exitCode = 2;\n",
  });
  expect(errors).toBe("");
  expect(code).toBe(0);
});

test("a broken rule fails, with the file and the line", () => {
  const { code, errors } = check({
    "packages/core/src/http/retry.ts": 'export {};\nimport { a } from "../api/a.ts";\n',
    "packages/core/src/api/a.ts": "export {};\n",
  });
  expect(errors).toBe(
    "packages/core/src/http/retry.ts:2 http (layer 2) imports api (layer 3). Import only lower layers and the own room.\n",
  );
  expect(code).toBe(1);
});

test("an empty tree fails rather than passing unseen", () => {
  expect(check({}).code).toBe(1);
});
