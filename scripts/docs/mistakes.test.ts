import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { actionErrorTable } from "../../packages/action/src/errors/error-table.ts";
import { errorTable } from "../../packages/core/src/error-table.ts";
import { findMissingHolders, listHolders } from "./check-holders.ts";
import { findFalseClaims, findOtherCodes, listMistakes } from "./check-mistakes.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

function readFile(path: string): string | undefined {
  return existsSync(join(root, path)) ? readFileSync(join(root, path), "utf8") : undefined;
}

const page = readFile("docs/mistakes.md") ?? "";
const mistakes = listMistakes(page);
const codes = new Set(Object.keys({ ...errorTable, ...actionErrorTable }));

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
  expect(findFalseClaims(mistakes, { codes, sources })).toEqual([]);
});

test("a test that names codes names the one of its row", () => {
  const rows = page.split("\n").flatMap((line) => {
    const [mistake] = /^\| (?!Mistake|---)/.test(line) ? listMistakes(line) : [];
    const [holder] = listHolders(line);
    if (mistake === undefined || holder === undefined) return [];
    const path = holder.path.replace("../", "");
    const snapshots = readFile(path.replace(/[^/]+$/, "__snapshots__/$&.snap")) ?? "";
    return [{ ...mistake, name: holder.name, file: `${readFile(path)}\n${snapshots}` }];
  });
  expect(rows.length).toBe(mistakes.length);
  expect(findOtherCodes(rows, codes)).toEqual([]);
  const file = 'test("a b", () => {\n  expect(code).toBe("SLOT_BUSY");\n});\ntest("c", () => {});\n';
  const wrong = { mistake: "A", code: "FORBIDDEN", file };
  expect(findOtherCodes([{ ...wrong, name: "a" }], codes)).toEqual([
    '"A" has the code FORBIDDEN, and its test is about SLOT_BUSY.',
  ]);
  expect(findOtherCodes([{ ...wrong, name: "c" }], codes)).toEqual([]);
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
