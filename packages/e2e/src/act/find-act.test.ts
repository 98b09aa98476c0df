// @module-tag slow
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { actVersion, findAct } from "./find-act.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "find-act-"));
  mkdirSync(join(folder, "bin"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function writeProgram(name: string, ...lines: readonly string[]): void {
  writeFileSync(join(folder, "bin", name), ["#!/bin/sh", ...lines].join("\n"));
  chmodSync(join(folder, "bin", name), 0o755);
}

function find() {
  return findAct({ environment: { PATH: join(folder, "bin") }, cache: join(folder, "cache") });
}

test("Go's installer builds the pinned version into the cache once, whatever the machine's flags are", () => {
  const built = join(folder, "cache", actVersion, "act");
  writeProgram("go", `echo "$* $GOFLAGS" > ${folder}/asked`, 'echo > "$GOBIN/act"');
  expect(find()).toEqual({ path: built });
  expect(existsSync(built)).toBe(true);
  const asked = readFileSync(join(folder, "asked"), "utf8");
  expect(asked).toBe(`install github.com/nektos/act@${actVersion} -mod=mod\n`);
  writeProgram("go", "exit 1");
  expect(find()).toEqual({ path: built });
});

test("where Go is missing or fails, act in the PATH is taken", () => {
  writeProgram("act");
  expect(find()).toEqual({ path: join(folder, "bin/act") });
  writeProgram("go", "exit 1");
  expect(find()).toEqual({ path: join(folder, "bin/act") });
});

test("without both, the reason says what is missing, and nothing is left behind", () => {
  expect(find()).toEqual({
    reason: "act is not in the PATH, and it could not be built: Go is not installed.",
  });
  writeProgram("go", "echo downloading >&2", "echo no network >&2", "exit 1");
  expect(find()).toEqual({
    reason: "act is not in the PATH, and it could not be built: `go install` failed: no network",
  });
  expect(readdirSync(join(folder, "cache"))).toEqual([]);
});
