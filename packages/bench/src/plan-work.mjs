import { fileURLToPath } from "node:url";

/** Spelled out, so that whoever looks for unused files finds them used. */
const paths = {
  actionStep: import.meta.resolve("./programs/action-step.mjs"),
  bareTransfers: import.meta.resolve("./programs/bare-transfers.mjs"),
  coreCheck: import.meta.resolve("./programs/core-check.mjs"),
  coreDistinct: import.meta.resolve("./programs/core-distinct.mjs"),
  coreResultRewrite: import.meta.resolve("./programs/core-result-rewrite.mjs"),
  coreResults: import.meta.resolve("./programs/core-results.mjs"),
  coreRewrite: import.meta.resolve("./programs/core-rewrite.mjs"),
  duckdb: import.meta.resolve("./programs/duckdb.mjs"),
  nodeDistinct: import.meta.resolve("./programs/node-distinct.mjs"),
  nodeResults: import.meta.resolve("./programs/node-results.mjs"),
  nodeRewrite: import.meta.resolve("./programs/node-rewrite.mjs"),
  polars: import.meta.resolve("./programs/polars_peer.py"),
  python: import.meta.resolve("./programs/peers.py"),
};
/** In jq: the lines of `$lost` as an object, and what is true of a post that is kept. */
const readLost = '($lost | split("\\n") | reduce .[] as $id ({}; .[$id] = true)) as $gone';
const isKept = "select($gone[.id_str] | not)";
/** The row that is compared with all others. */
const ours = "core";

const titles = {
  rewrite: "Rewrite a txt list, a tenth removed",
  distinct: "Check every line, drop repetitions, write the upload",
  results: "Read a result into findings",
  "result-rewrite": "Result and rewrite together",
  csv: "Rewrite csv, a tenth removed",
  semicolons: "Rewrite csv with semicolons, which are told by the file, a tenth removed",
  jsonl: "Rewrite jsonl, a tenth removed",
  json: "Rewrite a JSON document, one array of objects, a tenth removed",
  check: "The whole check and rewrite, against a sandbox that never waits",
  step: "A whole step with a pull request, ten files, against a sandbox that never waits",
};

/**
 * Which programs do a work, and how each is called. `data` is what `makeLists` and `makeTables` wrote, `peers` where those
 * are that were installed for this run. Programs whose tool is missing are left out.
 */
export function planWork(work, { data, options, folder, peers, versions }) {
  const input = { work, file: pickFile(work, data), removed: data.removed, result: data.result, folder };
  const call = (out, more) => JSON.stringify({ ...input, ...more, out });
  const node = (url, more = {}) => ({
    command: (out) => [process.execPath, fileURLToPath(url), call(out, more)],
  });
  const core = (url, more) => ({
    name: ours,
    limitMs: 1_800_000,
    ...node(url, { core: options.core, ...more }),
  });
  const python = {
    name: "python3",
    needs: "python",
    command: (out) => ["python3", fileURLToPath(paths.python), call(out)],
  };
  const duck = [2, 1].map((threads) => ({
    name: `DuckDB, ${threads} thread${threads === 1 ? "" : "s"}`,
    needs: "duckdb",
    ...node(paths.duckdb, { duckdb: peers.duckdb, threads }),
  }));
  const polars = {
    name: "polars",
    needs: "polars",
    command: (out) => ["python3", fileURLToPath(paths.polars), call(out, { polars: peers.polars })],
  };
  const limit = {
    name: "C limit",
    needs: "limit",
    command: (out) => [peers.limit, input.file, input.removed, out],
  };
  // $1 the file, $2 the IDs to remove, $3 what to write.
  const shell = (name, needs, script) => ({
    name,
    needs,
    command: (out) => ["bash", "-euc", script, "bash", input.file, input.removed, out],
  });

  const step = (via, name) => ({ name, limitMs: 1_800_000, ...node(paths.actionStep, { via }) });

  const plans = {
    rewrite: [
      core(paths.coreRewrite),
      limit,
      ...duck,
      polars,
      python,
      shell(
        "sort + comm",
        "sort",
        'sort "$1" >"$3.a"; sort "$2" >"$3.b"; comm -23 "$3.a" "$3.b" >"$3"; rm "$3.a" "$3.b"',
      ),
      shell("gawk", "gawk", `gawk 'NR == FNR { lost[$0]; next } !($0 in lost)' "$2" "$1" >"$3"`),
      { name: "Node readline + Set", ...node(paths.nodeRewrite) },
      shell("grep -vFxf", "grep", 'grep -vFxf "$2" "$1" >"$3"'),
      // No -x: with it and a hundred patterns, ripgrep 13 finds none of them. All of these IDs have as many digits.
      shell("rg -vFf", "rg", 'rg --no-config -vFf "$2" "$1" >"$3"'),
    ],
    distinct: [
      core(paths.coreDistinct),
      ...duck,
      polars,
      shell("sort -u (no check)", "sort", 'sort -u "$1" >"$3"'),
      python,
      shell("gawk", "gawk", `gawk '!/^[1-9][0-9]*$/ { exit 1 } !known[$0]++' "$1" >"$3"`),
      { name: "Node readline + Set", ...node(paths.nodeDistinct) },
    ],
    results: [
      core(paths.coreResults),
      ...duck,
      polars,
      python,
      shell("jq", "jq", `jq -nc 'reduce inputs as $line ({}; .counts[$line.reason] += 1)' "${input.result}"`),
      { name: "split + JSON.parse + zod", ...node(paths.nodeResults) },
    ],
    "result-rewrite": [core(paths.coreResultRewrite), ...duck, polars, python],
    csv: [
      core(paths.coreRewrite, { format: "csv", field: "tweet_id" }),
      polars,
      python,
      shell(
        "miller",
        "mlr",
        'sed 1itweet_id "$2" >"$3.a"; mlr --csv join --np --ur -j tweet_id -f "$3.a" "$1" >"$3"; rm "$3.a"',
      ),
    ],
    semicolons: [core(paths.coreRewrite, { format: "auto", field: "tweet_id" }), python],
    jsonl: [
      core(paths.coreRewrite, { format: "jsonl", field: "id_str" }),
      python,
      shell("jq -c", "jq", `jq -nc --rawfile lost "$2" '${readLost} | inputs | ${isKept}' "$1" >"$3"`),
    ],
    json: [
      core(paths.coreRewrite, { format: "json", field: "[].id_str" }),
      python,
      shell("jq -c", "jq", `jq -c --rawfile lost "$2" '${readLost} | map(${isKept})' "$1" >"$3"`),
    ],
    check: [
      core(paths.coreCheck),
      { name: "curl PUT + GET, cp", needs: "curl", limitMs: 1_800_000, ...node(paths.bareTransfers) },
    ],
    step: [step("api", "the committed bundle, commit-via: api"), step("git", "commit-via: git")],
  };
  const there = { ...versions, ...peers };
  return {
    title: titles[work],
    programs: plans[work]
      .filter(({ needs }) => needs === undefined || there[needs] !== undefined)
      .map((program) => ({ limitMs: options.limitMs, ...program })),
  };
}

function pickFile(work, data) {
  if (work === "distinct") return data.repeated;
  return data[work]?.path ?? data.list;
}
