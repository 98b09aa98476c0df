// Holds the architecture of docs/architecture.md: prints each broken rule with its place, and fails.
import { globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { findViolations } from "./layers/find-violations.ts";

// Another root is for the test of this script.
const root = resolve(process.argv[2] ?? ".");
const paths = ["packages/*/{src,test}/**/*.{ts,mjs}", "packages/*/*.ts", "scripts/**/*.{ts,mjs}"]
  .flatMap((pattern) => globSync(pattern, { cwd: root, exclude: (name) => name === "node_modules" }))
  .map((path) => path.replaceAll("\\", "/"))
  .sort();
const violations = findViolations(
  paths.map((path) => ({ path, text: readFileSync(join(root, path), "utf8") })),
);

for (const { path, line, message } of violations) console.error(`${path}:${line} ${message}`);
console.log(`${paths.length} files, ${violations.length} broken rules`);
if (paths.length === 0) console.error("No file was found. Run this at the root of the repository.");
process.exitCode = violations.length === 0 && paths.length > 0 ? 0 : 1;
