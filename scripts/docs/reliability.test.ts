import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { findMissingHolders, type Holder, listHolders } from "./check-holders.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const page = readFileSync(join(root, "docs/reliability.md"), "utf8");
const section = /^## Faults\n.*?(?=^## )/ms.exec(page)?.[0] ?? "";

/** The page stands in a folder of its own. */
function listTests(text: string): readonly Holder[] {
  return listHolders(text).map(({ name, path }) => ({ name, path: path.replace(/^\.\.\//, "") }));
}

test("every row of the table of faults names tests, and they are there", () => {
  const rows = section.split("\n").filter((line) => /^\| (?!Step|---)/.test(line));
  expect(rows.length).toBeGreaterThanOrEqual(30);
  expect(rows.filter((row) => listTests(row).length === 0)).toEqual([]);
  const missing = findMissingHolders(listTests(section), (path) =>
    existsSync(join(root, path)) ? readFileSync(join(root, path), "utf8") : undefined,
  );
  expect(missing).toEqual([]);
});
