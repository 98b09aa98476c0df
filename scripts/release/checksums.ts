import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";

/** What GitHub's runner runs of this repository, and nothing else. */
const runFiles = ["action.yml", "packages/action/dist/**", "sandbox/*", "packages/sandbox/src/**"];

/** Lines as `sha256sum --check` reads them in a checkout of the release, one per file that the action and the sandbox run. */
export function renderChecksums(): string {
  const paths = globSync(runFiles, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll("\\", "/").replace(/^\.\//, ""))
    .sort();
  return paths.map((path) => `${digest(path)}  ${path}\n`).join("");
}

function digest(path: string): string {
  return createHash("sha256").update(readFileSync(path)).digest("hex");
}
