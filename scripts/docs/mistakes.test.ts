import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { actionErrorTable } from "../../packages/action/src/errors/error-table.ts";
import { errorTable } from "../../packages/core/src/error-table.ts";
import { findMissingHolders, listHolders } from "./check-holders.ts";
import { findFalseClaims, listMistakes } from "./check-mistakes.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

function readFile(path: string): string | undefined {
  return existsSync(join(root, path)) ? readFileSync(join(root, path), "utf8") : undefined;
}

const page = readFile("docs/mistakes.md") ?? "";
const mistakes = listMistakes(page);

test("at least a hundred mistakes are listed, each with what is said or a code, and with a test", () => {
  expect(mistakes.length).toBeGreaterThanOrEqual(100);
  const rows = page.split("\n").filter((line) => /^\| (?!Mistake|---)/.test(line));
  expect(rows.filter((row) => listHolders(row).length === 0)).toEqual([]);
  const holders = listHolders(page).map(({ name, path }) => ({ name, path: path.replace("../", "") }));
  expect(findMissingHolders(holders, readFile)).toEqual([]);
});

test("every code is one of the tables, and every quotation is in a source", () => {
  const sources = globSync("packages/{core,cli,action}/src/**/*.ts", { cwd: root })
    .filter((path) => !path.endsWith(".test.ts"))
    .map((path) => readFile(path))
    .join("\n");
  const codes = new Set(Object.keys({ ...errorTable, ...actionErrorTable }));
  expect(findFalseClaims(mistakes, { codes, sources })).toEqual([]);
});

test("a code that no error has and a quotation that no message says are found", () => {
  const rows = listMistakes(
    "| Mistake | Code | What is said | Held by |\n| --- | --- | --- | --- |\n| A | `NONE` | “is `b` … or c” | d |\n| E | *log* | “f” | d |",
  );
  expect(rows).toHaveLength(2);
  expect(findFalseClaims(rows, { codes: new Set(["SOME"]), sources: "`is \\`b\\`, f`" })).toEqual([
    '"A" has the code NONE, which no error has.',
    '"A" quotes “or c”, which no message says.',
  ]);
});
