import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

// Exact, so that results of two days can be compared.
const duckdbVersion = "1.5.6-r.1";
const polarsVersion = "2.1.0";
const limitSource = fileURLToPath(import.meta.resolve("../programs/limit.c"));

/**
 * Installs peers into a folder outside the workspace: whoever does not measure shall not pay for them. One that cannot be
 * had is left out, and the reason is printed.
 * Returns where each is, and their versions.
 */
export function installPeers(folder) {
  mkdirSync(folder);
  const peers = {
    duckdb: install("DuckDB", `${folder}/duckdb`, (to) => {
      const words = ["install", "--prefix", to, "--no-audit", "--no-fund", "--no-save"];
      return ["npm", [...words, `@duckdb/node-api@${duckdbVersion}`]];
    }),
    polars: install("polars", `${folder}/polars`, (to) => {
      const words = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target", to];
      return ["python3", [...words, `polars==${polarsVersion}`]];
    }),
    limit: install("The C limit", `${folder}/c`, (to) => {
      return ["gcc", ["-O3", "-march=native", "-o", `${to}/limit`, limitSource]];
    }),
  };
  return {
    peers: { ...peers, limit: peers.limit && `${peers.limit}/limit` },
    versions: {
      ...(peers.duckdb && { duckdb: `@duckdb/node-api ${duckdbVersion}` }),
      ...(peers.polars && { polars: `polars ${polarsVersion}` }),
      ...(peers.limit && { gcc: execFileSync("gcc", ["--version"], { encoding: "utf8" }).split("\n")[0] }),
    },
  };
}

function install(name, to, plan) {
  mkdirSync(to);
  const [command, words] = plan(to);
  try {
    execFileSync(command, words, { stdio: "pipe", cwd: to });
    return to;
  } catch (error) {
    const lines = String(error.stderr ?? error.message)
      .trim()
      .split("\n");
    const reason = lines.find((line) => /error/i.test(line)) ?? lines[0];
    console.log(`${name} is left out, as ${command} failed: ${reason}\n`);
    return undefined;
  }
}
