import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";

/** Exact, so that results of two days can be compared. */
export const duckdbVersion = "1.5.6-r.1";

/**
 * Installs DuckDB's package into a folder outside the workspace: whoever does not measure shall not pay for it.
 * Returns the folder, or undefined after it has said why not.
 */
export function installDuckdb(folder) {
  mkdirSync(folder);
  try {
    const words = ["install", "--prefix", folder, "--no-audit", "--no-fund", "--no-save"];
    execFileSync("npm", [...words, `@duckdb/node-api@${duckdbVersion}`], { stdio: "pipe", cwd: folder });
    return folder;
  } catch (error) {
    const lines = String(error.stderr ?? error.message)
      .trim()
      .split("\n");
    const reason = lines.find((line) => line.startsWith("npm error")) ?? lines[0];
    console.log(`DuckDB is left out, as npm could not install it: ${reason}\n`);
    return undefined;
  }
}
