// DuckDB: each work as one query, read and written by itself.
import { createRequire } from "node:module";
import { readInput, report } from "./say.mjs";

const { work, file, removed, result, out, duckdb, threads } = readInput();
const { DuckDBInstance } = createRequire(`${duckdb}/package.json`)("@duckdb/node-api");
const connection = await (await DuckDBInstance.create(":memory:", { threads: String(threads) })).connect();
// UBIGINT refuses what is not an ID: the check of every line is in it.
const list = (path) => `read_csv('${path}', header = false, columns = {'id': 'UBIGINT'})`;
const records = `read_json('${result}', format = 'newline_delimited', columns = {'id': 'UBIGINT', 'action': 'VARCHAR', 'reason': 'VARCHAR', 'redacted_at': 'VARCHAR'})`;
const into = `TO '${out}' (FORMAT csv, HEADER false)`;
const queries = {
  rewrite: `COPY (SELECT id FROM ${list(file)} ANTI JOIN (SELECT id FROM ${list(removed)}) USING (id)) ${into}`,
  distinct: `COPY (SELECT DISTINCT id FROM ${list(file)}) ${into}`,
  results: `CREATE TABLE violations AS SELECT id, reason FROM ${records} WHERE action = 'delete'`,
  "result-rewrite": `COPY (SELECT id FROM ${list(file)} ANTI JOIN (SELECT id FROM ${records} WHERE action = 'delete') USING (id)) ${into}`,
};

const startedMs = performance.now();
await connection.run(queries[work]);
report(startedMs, work === "results" ? { counts: await countReasons() } : {});

async function countReasons() {
  const answer = await connection.runAndReadAll(
    "SELECT reason, count(*)::INTEGER FROM violations GROUP BY reason",
  );
  return Object.fromEntries(answer.getRows());
}
