// @module-tag slow
import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findNode22 } from "./find-node22.ts";
import { skipFor } from "./skip-for.ts";
import { createTemporaryFolder, type TemporaryFolder } from "./temporary-folder.ts";

const run = promisify(execFile);
const runner = fileURLToPath(new URL("examples/run-examples.ts", import.meta.url));
const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");
const [deleted, suspended, fine] = ["1372966999991541762", "1460323737035677698", "20"];

/** The code of a section, of one language. */
function readCode(heading: string, language: string): readonly string[] {
  const section = readme.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? "";
  return [...section.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
    .filter(([, name]) => name === language)
    .map(([, , code = ""]) => code);
}

/** What a section's program prints, run so many times. */
async function runProgram({ path }: TemporaryFolder, heading: string, times = 1): Promise<readonly string[]> {
  const [program = ""] = readCode(heading, "js");
  await writeFile(join(path, "program.mjs"), program);
  const words = [
    "--disable-warning=ExperimentalWarning",
    "--conditions=@x-batch-compliance/source",
    runner,
    ...Array<string>(times).fill("program.mjs"),
  ];
  const { stdout, stderr } = await run(process.execPath, words, { cwd: path });
  expect(stderr).toBe("");
  return stdout.trimEnd().split("\n");
}

async function prepare(): Promise<TemporaryFolder> {
  const folder = await createTemporaryFolder();
  await folder.write("ids.txt", `${fine}\n${deleted}\n`);
  const rows = [fine, deleted, suspended].map((id) => `${id},12,Berlin\n`);
  await folder.write("posts.csv", `tweet_id,author_id,place\n${rows.join("")}`);
  return folder;
}

let folder: TemporaryFolder;
beforeAll(async () => {
  folder = await prepare();
});
afterAll(() => folder[Symbol.asyncDispose]());

test("a list is checked", async () => {
  expect(await runProgram(folder, "Check a list")).toEqual([
    `${deleted} remove delete deleted`,
    "1 of 2 IDs: violations",
  ]);
});

test("a list that is not there is told with its code and what to do", async () => {
  await using empty = await createTemporaryFolder();
  const failed = await runProgram(empty, "Check a list").catch((error) => error);
  expect(failed.message).toMatch(/DATASET_INVALID: .*\n {2}ids\.txt cannot be read \(ENOENT\)\. Correct /);
});

test("rows are deleted from a database", async () => {
  const path = join(folder.path, "posts.db");
  const { DatabaseSync } = await import("node:sqlite");
  using database = new DatabaseSync(path);
  database.exec("CREATE TABLE posts (id INTEGER PRIMARY KEY, text TEXT)");
  for (const id of [fine, deleted, suspended]) database.exec(`INSERT INTO posts VALUES (${id}, 'hello')`);
  await runProgram(folder, "Delete rows from a database");
  expect(database.prepare("SELECT CAST(id AS TEXT) AS id FROM posts").all()).toEqual([{ id: fine }]);
  const [program = ""] = readCode("Delete rows from a database", "js");
  expect(program.split("\n").filter((line) => line !== "" && !line.startsWith("import"))).toHaveLength(8);
});

test("violations are kept for other programs", async () => {
  expect(await runProgram(folder, "Remove rows where the data is")).toEqual([
    "2 violations in check/violations.ndjson",
  ]);
  const lines = (await readFile(join(folder.path, "check/violations.ndjson"), "utf8")).trimEnd().split("\n");
  expect(lines.map((line) => JSON.parse(line).id)).toEqual([deleted, suspended]);
});

test("files are rewritten", async () => {
  expect(await runProgram(folder, "Rewrite files")).toEqual([
    "posts.csv: 2 entries removed, 0 scrubbed; 0 IDs unverified",
  ]);
  const text = await readFile(join(folder.path, "posts.csv"), "utf8");
  expect(text).toBe(`tweet_id,author_id,place\n${fine},12,Berlin\n`);
});

test("IDs are handed in, and collected an hour later", async () => {
  expect(await runProgram(folder, "Hand in now, collect later", 2)).toEqual([
    expect.stringMatching(/^Job \d+ created$/),
    "Not ready yet",
    expect.stringMatching(/^Job \d+ adopted$/),
    expect.stringMatching(/^Result proven: 1 records$/),
    "1 violations",
  ]);
});

const node22 = findNode22();
const no22 = node22 === undefined ? "there is no Node.js 22 for this platform" : undefined;

test("rows of a database are read one by one on Node.js 22, too", skipFor(no22), async () => {
  const program = `import { DatabaseSync } from "node:sqlite";
const rows = new DatabaseSync(":memory:").prepare("SELECT '20' AS id UNION SELECT '21'").iterate();
process.stdout.write(rows.map((row) => row.id).toArray().join(" "));`;
  const { stdout } = await run(node22 ?? "", ["--input-type=module", "-e", program]);
  expect(stdout).toBe("20 21");
});
