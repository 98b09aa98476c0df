// @module-tag slow
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";

const script = resolve(import.meta.dirname, "test-all.mjs");
const passed = {
  name: "a.test.ts",
  status: "passed",
  assertionResults: [{ fullName: "a", status: "passed" }],
};

/** Runs the script in a tree in which vitest does nothing but write a report and end with a code. */
function runQuick(exitCode: number) {
  const folder = mkdtempSync(join(tmpdir(), "test-all-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, "packages/a/reports"), { recursive: true });
  writeFileSync(join(folder, "packages/a/reports/old.json"), "{}");
  const report = JSON.stringify({ testResults: [passed] });
  const lines = ["#!/bin/sh", "echo vitest", `echo '${report}' > packages/a/reports/tests.json`];
  writeFileSync(join(folder, "vitest"), [...lines, `exit ${exitCode}\n`].join("\n"));
  chmodSync(join(folder, "vitest"), 0o755);
  const env = { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH}` };
  const { status, stdout } = spawnSync(process.execPath, [script, "--quick"], {
    cwd: folder,
    env,
    encoding: "utf8",
  });
  return { status, lines: stdout.trim().split("\n") };
}

test("the quick run is vitest alone, says what it leaves out, and fails as well", () => {
  const lines = ["vitest", "left out: 0 tests tagged slow, and the scenarios", "1 passed, 0 failed"];
  expect(runQuick(0)).toEqual({ status: 0, lines });
  expect(runQuick(1)).toEqual({ status: 1, lines });
});
