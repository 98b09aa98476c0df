import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { findMissingHolders, listHolders } from "./check-holders.ts";
import { faultTests } from "./fault-tests-table.ts";
import { listProperties, renderProperties } from "./list-properties.ts";
import { listFaultRows, renderFaultTests } from "./render-fault-tests.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

function readFile(path: string): string | undefined {
  return existsSync(join(root, path)) ? readFileSync(join(root, path), "utf8") : undefined;
}

const page = readFile("SECURITY.md") ?? "";

const section = /^## Faults\n.*?(?=^## )/ms.exec(readFile("docs/reliability.md") ?? "")?.[0] ?? "";

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
  const missing = findMissingHolders(holders, readFile);
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

test("every line of the security checklist names tests, and they are there", () => {
  const rows = page.split("\n").filter((line) => /^\| (?!Promise|---)/.test(line));
  expect(rows.length).toBeGreaterThanOrEqual(14);
  expect(rows.filter((row) => listHolders(row).length === 0)).toEqual([]);
  expect(findMissingHolders(listHolders(page), readFile)).toEqual([]);
});

test("a test that is gone or was renamed is missed", () => {
  const holders = listHolders("| A | [one](a.test.ts), [two](a.test.ts) and [three](b.test.ts) |");
  const missing = findMissingHolders(holders, (path) =>
    path === "a.test.ts" ? 'test("one is one")' : undefined,
  );
  expect(missing).toEqual([
    'a.test.ts has no test "two". Name the test that holds the promise.',
    'b.test.ts has no test "three". Name the test that holds the promise.',
  ]);
});

test("properties are found by the name of their test, each once", () => {
  const text = `
    test("an example", () => {});
    test("one \\"quoted\\"", async () => { fc.assert(fc.property(a)); fc.assert(fc.property(b)); });
    test.for([1])("of %s", () => {});
    test(
      "another",
      () => fc.assert(fc.asyncProperty(a)),
    );`;
  const found = listProperties("a.test.ts", text);
  expect(found.map(({ name }) => name)).toEqual(['one "quoted"', "another"]);
  expect(renderProperties(found)).toBe(
    'There are 2.\n\n[a.test.ts](../a.test.ts)\n\n- one "quoted"\n- another',
  );
});

test("there are at least 40 properties in the packages, and the page lists them all", () => {
  const paths = globSync("packages/*/{src,test}/**/*.test.ts", { cwd: root }).sort();
  const all = paths.flatMap((path) => listProperties(path, readFile(path) ?? ""));
  expect(all.length).toBeGreaterThanOrEqual(40);
  const listed = readFile("docs/reliability-tests.md") ?? "";
  expect(all.filter(({ name }) => !listed.includes(`- ${name}\n`))).toEqual([]);
});
