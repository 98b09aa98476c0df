// Finds phrases that read as translated in every text of the project: prints each with its place and what to write, and fails.
import { globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { checkTexts } from "./words/check-texts.ts";
import { exceptions } from "./words/exceptions.ts";
import { phrases } from "./words/phrases.ts";

// Another root is for the test of this script.
const root = resolve(process.argv[2] ?? ".");
const texts = [
  "*.{md,yml}",
  "{.changeset,.github,docs}/**/*.{md,yml}",
  "examples/{README.md,**/*.yml}",
  "packages/*/*.md",
  "{packages/*/src,scripts}/**/*.{ts,mjs}",
];
// These hold the phrases themselves.
const own = /^scripts\/words\//;
const paths = texts
  .flatMap((pattern) => globSync(pattern, { cwd: root, exclude: (name) => name === "node_modules" }))
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => !own.test(path) && !path.endsWith(".test.ts"))
  .sort();
const files = paths.map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
const faults = checkTexts({ files, phrases, exceptions });

for (const fault of faults) console.error(fault);
console.log(`${paths.length} texts, ${faults.length} faults`);
if (paths.length === 0) console.error("No text was found. Run this at the root of the repository.");
process.exitCode = faults.length === 0 && paths.length > 0 ? 0 : 1;
