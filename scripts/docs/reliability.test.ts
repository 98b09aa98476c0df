import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { findMissingHolders } from "./check-holders.ts";
import { listFaultRows } from "./fault-rows.ts";
import { faultTests } from "./fault-tests-table.ts";
import { renderFaultTests } from "./render-fault-tests.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const page = readFileSync(join(root, "docs/reliability.md"), "utf8");
const section = /^## Faults\n.*?(?=^## )/ms.exec(page)?.[0] ?? "";

test("every row of the tables of faults has tests, and they are there", () => {
  const rows = listFaultRows(section).map(({ row }) => row);
  const lines = section.split("\n").filter((line) => /^\| (?!Row|---)/.test(line));
  expect(rows).toHaveLength(lines.length);
  expect(rows.length).toBeGreaterThanOrEqual(30);
  expect(Object.keys(faultTests).sort()).toEqual(rows.toSorted());
  const holders = Object.values(faultTests).flatMap((files) =>
    Object.entries(files).flatMap(([path, names]) => names.map((name) => ({ path, name }))),
  );
  expect(Object.values(faultTests).filter((files) => Object.values(files).flat().length === 0)).toEqual([]);
  const missing = findMissingHolders(holders, (path) =>
    existsSync(join(root, path)) ? readFileSync(join(root, path), "utf8") : undefined,
  );
  expect(missing).toEqual([]);
});

const rows = [{ row: "create-1", fault: "The answer is lost" }];

test("the tests of a row are listed below its fault, file by file", () => {
  const text = renderFaultTests(rows, { "create-1": { "a.test.ts": ["one", "two __proto__"] } });
  expect(text).toBe(
    "### create-1\n\nThe answer is lost\n\n- [a.test.ts](../a.test.ts)\n  - one\n  - two \\_\\_proto\\_\\_",
  );
});

test("a row without tests and tests without a row are not rendered", () => {
  expect(() => renderFaultTests(rows, {})).toThrow("No test holds the row create-1.");
  expect(() => renderFaultTests([], { "create-1": {} })).toThrow("docs/reliability.md has no row create-1.");
});
