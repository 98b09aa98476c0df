// @module-tag slow
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { copyLists } from "./copy-lists.ts";
import { loseRecords } from "./lose-records.ts";
import { makeWorld } from "./make-world.ts";
import { readArguments } from "./read-arguments.ts";

const root = resolve(import.meta.dirname, "../..");
let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "demo-test-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(join(folder, dirname(path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** Runs the demo as npm does that was called in the folder. */
function runDemo(...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/demo.ts", ...words], {
    cwd: root,
    env: { ...process.env, INIT_CWD: folder },
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

test("without words it is the tour; paths are lists, with inputs that say how to read them", () => {
  expect(readArguments([])).toEqual({ kind: "tour" });
  expect(readArguments(["--help"])).toEqual({ kind: "help" });
  expect(readArguments(["a.csv", "b", "--type", "users", "--field=uid"])).toEqual({
    kind: "lists",
    paths: ["a.csv", "b"],
    inputs: { type: "users", field: "uid" },
  });
});

test("an input that the demo sets itself is refused, and so are inputs without lists", () => {
  const { kind, message } = readArguments(["a.csv", "--bearer-token", "x"]) as {
    kind: string;
    message: string;
  };
  expect(kind).toBe("refuse");
  expect(message).toContain("'--bearer-token'");
  expect(message).toContain("Inputs: type, format, field,");
  expect(readArguments(["--type", "users"])).toMatchObject({ kind: "refuse" });
});

test("files and folders are copied, two of one name apart, and nothing of a clone's own", () => {
  write("a/ids.txt", "1\n");
  write("b/ids.txt", "2\n");
  write("b/deep/more.csv", "id\n3\n");
  write("b/.git/config", "secret");
  const files = copyLists(["a/ids.txt", "b"], folder);
  expect(Object.entries(files).map(([path, bytes]) => [path, bytes.toString()])).toEqual([
    ["lists/ids.txt", "1\n"],
    ["lists/deep/more.csv", "id\n3\n"],
    ["lists/2/ids.txt", "2\n"],
  ]);
  expect(() => copyLists(["none.txt"], folder)).toThrow("none.txt does not exist.");
  mkdirSync(join(folder, "empty"));
  expect(() => copyLists(["empty"], folder)).toThrow("The folder empty has no files.");
});

test("of the made-up posts the older ones are gone more often", () => {
  const { files, verdicts } = makeWorld();
  const share = (path: string): number => {
    const ids = (files[path] ?? "").match(/\d{15,}/g) ?? [];
    return ids.filter((id) => verdicts.has(id)).length / ids.length;
  };
  expect(share("lists/2018.txt")).toBeGreaterThan(0.3);
  expect(share("lists/2023.txt")).toBeLessThan(0.15);
  expect(share("tables/articles.csv")).toBeGreaterThan(0.1);
});

test("what is lost of a result ends at the end of a line, and is counted", () => {
  const played: { body: (whole: Buffer) => Buffer }[] = [];
  const sandbox = {
    faults: { script: (_: string, fault: (typeof played)[number]) => void played.push(fault) },
    recorder: { requests: () => [] },
  };
  const lost = loseRecords(sandbox as unknown as Parameters<typeof loseRecords>[0]);
  const line = '{"id":"1","action":"delete"}\n';
  expect(played[0]?.body(Buffer.from(line.repeat(10))).toString()).toBe(line.repeat(3));
  expect(lost()).toEqual({ sent: 10, arrived: 3, downloads: 0 });
});

test("somebody's own table is checked, and the report is kept", () => {
  const rows = Array.from({ length: 300 }, (_, row) => `${row},12300007984586${1_000 + row * 7}`);
  write("mine.csv", `${["row,tweet_id", ...rows].join("\n")}\n`);
  const { status, stdout, stderr } = runDemo("mine.csv");
  expect(stderr).toBe("");
  expect(status).toBe(0);
  expect(stdout).toContain("column 2 (tweet_id)");
  expect(stdout).toMatch(/result {12}violations/);
  expect(stdout).toContain("1 file changed");
  expect(readFileSync(join(root, "demo/report.html"), "utf8")).toContain("mine.csv");
  expect(readFileSync(join(folder, "mine.csv"), "utf8").split("\n")).toHaveLength(302);
});

test("a list that cannot be read fails with what to set, and a path that is not there says so", () => {
  write("mine.csv", "name,amount\na,1\nb,2\n");
  const refused = runDemo("mine.csv");
  expect(refused.stdout).toContain("The lists were not checked.");
  expect(refused.stderr).toBe("");
  expect(refused.status).toBe(1);
  expect(refused.stdout).not.toContain("--field tweet_id");
  expect(runDemo("none.csv")).toMatchObject({ status: 2, stdout: "", stderr: "none.csv does not exist.\n" });
});

test.for(["head -3", "true"])(
  "where `%s` reads no further, it ends without a word and leaves nothing behind",
  (reader) => {
    write("mine.txt", "1230000798458642537\n");
    const temporary = join(folder, "tmp");
    mkdirSync(temporary);
    const line = `set -o pipefail; "${process.execPath}" scripts/demo.ts mine.txt | ${reader}`;
    const { status, stderr } = spawnSync("bash", ["--norc", "-c", line], {
      cwd: root,
      env: { ...process.env, INIT_CWD: folder, TMPDIR: temporary },
      encoding: "utf8",
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(readdirSync(temporary)).toEqual([]);
  },
);
