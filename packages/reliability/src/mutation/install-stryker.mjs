import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, realpathSync, symlinkSync } from "node:fs";

/** Exact, so that figures of two days can be compared. */
const strykerVersion = "10.1.1";

/**
 * Installs Stryker into a folder outside the workspace, unless it is there: whoever does not mutate shall not pay for
 * it. It runs the workspace's own Vitest.
 */
export function installStryker(folder) {
  const modules = `${folder}/node_modules`;
  if (existsSync(`${modules}/vitest`)) return;
  mkdirSync(folder, { recursive: true });
  const packages = ["core", "vitest-runner"].map((name) => `@stryker-mutator/${name}@${strykerVersion}`);
  const words = ["install", "--prefix", folder, "--no-audit", "--no-fund", "--no-save", "--omit=peer"];
  execFileSync("npm", [...words, ...packages], { stdio: ["ignore", "ignore", "inherit"], cwd: folder });
  symlinkSync(realpathSync("node_modules/vitest"), `${modules}/vitest`);
}
