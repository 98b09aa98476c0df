/** How many times faster core must be than a peer, at 1e7 IDs. */
const ratios = {
  rewrite: { "DuckDB, 2 threads": 1.8, python3: 6, "C limit": 1 / 1.6 },
  distinct: { "DuckDB, 2 threads": 1.7 },
  results: { "DuckDB, 2 threads": 1.2, "split + JSON.parse + zod": 10 },
  "result-rewrite": { "DuckDB, 2 threads": 1.7 },
  csv: { python3: 9 },
  semicolons: { python3: 9 },
  jsonl: { python3: 14, "jq -c": 4 },
  json: { python3: 14, "jq -c": 4 },
};
const ratioIds = 1e7;
/** A whole check may take so many times its bare transfers. */
const checkFactor = 8;
const growthFactor = 1.5;
/** Processor time and memory of a step, git's included, however it commits. */
const stepLimits = { 100000: { cpuMs: 1_200 }, 10000000: { cpuMs: 24_000, peakMb: 400 } };

/**
 * Compares what was measured with what is promised. `tables` are `{ work, ids, removedCount, rows }`.
 * Returns `{ target, found, state }`, where state is "met" or "MISSED".
 */
export function compareTargets(tables) {
  return [...tables.flatMap(compareTable), ...compareGrowth(tables)];
}

function compareTable({ work, ids, removedCount, rows }) {
  const [core, ...peers] = rows;
  const at = `${work}, ${ids.toExponential()} IDs`;
  if (core.failure !== undefined) return [{ target: at, found: core.failure, state: "MISSED" }];
  const sure = ["check", "step"].includes(work)
    ? rows.every(({ answer }) => answer !== "WRONG")
    : core.answer !== "WRONG";
  if (!sure) return [{ target: `${at}: a right answer`, found: "a wrong one", state: "MISSED" }];
  return [
    ...(ids === ratioIds ? compareRatios({ work, at, core, peers }) : []),
    ...compareCheck({ work, at, core, peers, ids }),
    ...compareMemory({ work, at, core, ids, removedCount }),
    ...(work === "step" ? rows.flatMap((row) => compareStep(at, row, stepLimits[ids])) : []),
  ];
}

function compareStep(at, { name, failure, cpuMs, peakMb }, limits) {
  if (failure !== undefined || limits === undefined || cpuMs === undefined) return [];
  const found = {
    cpuMs: [`≤ ${limits.cpuMs / 1000} s of processor time`, `${(cpuMs / 1000).toFixed(2)} s`, cpuMs],
    peakMb: [`≤ ${limits.peakMb} MB`, `${peakMb.toFixed(0)} MB`, peakMb],
  };
  return Object.entries(limits).map(([what, limit]) => ({
    target: `${at}, ${name}: ${found[what][0]}`,
    found: found[what][1],
    state: found[what][2] <= limit ? "met" : "MISSED",
  }));
}

function compareRatios({ work, at, core, peers }) {
  return Object.entries(ratios[work] ?? {}).flatMap(([name, least]) => {
    const peer = peers.find((one) => one.name === name);
    if (peer === undefined) return [];
    const target = `${at}: ≥ ${least} × ${name}`;
    if (peer.answer === "WRONG") return [{ target, found: "its answer is wrong", state: "not compared" }];
    // A peer that was stopped took longer than that, so its ratio is a lower bound.
    const stopped = /^over ([\d.]+) s$/.exec(peer.failure ?? "");
    if (peer.failure !== undefined && stopped === null)
      return [{ target, found: peer.failure, state: "not compared" }];
    const peerMs = stopped === null ? peer.medianMs : Number(stopped[1]) * 1000;
    const ratio = peerMs / core.medianMs;
    const found = `${stopped === null ? "" : "> "}${ratio.toFixed(2)} ×`;
    return [{ target, found, state: ratio >= least ? "met" : stopped === null ? "MISSED" : "not compared" }];
  });
}

function compareCheck({ work, at, core, peers, ids }) {
  const [bare] = peers;
  if (work !== "check" || ids !== ratioIds || bare === undefined || bare.failure !== undefined) return [];
  const makingMs = findMaking(bare);
  const factor = (core.medianMs - makingMs) / bare.medianMs;
  return [
    {
      target: `${at}: ≤ ${checkFactor} × the bare transfers and cp`,
      found: `${factor.toFixed(2)} × (without the ${(makingMs / 1000).toFixed(2)} s in which the sandbox makes results)`,
      state: factor <= checkFactor ? "met" : "MISSED",
    },
  ];
}

/** What the sandbox itself needs to make the results, ms: the least of all runs, which is the least in our favour. */
export function findMaking({ said }) {
  return Math.min(...said.map(({ makingMs }) => makingMs));
}

function compareMemory({ work, at, core, ids, removedCount }) {
  if (core.peakMb === undefined) return [];
  const limits = {
    "result-rewrite": ids >= ratioIds ? 100 + (28 * removedCount) / 1e6 : undefined,
    json: ids >= ratioIds ? 150 : undefined,
    distinct: ids >= 1e8 ? 170 + (17 * ids) / 1e6 : undefined,
    check: { 10000000: 400, 100000000: 3000 }[ids],
  };
  const limit = limits[work];
  if (limit === undefined) return [];
  const state = core.peakMb <= limit ? "met" : "MISSED";
  return [{ target: `${at}: ≤ ${limit.toFixed(0)} MB`, found: `${core.peakMb.toFixed(0)} MB`, state }];
}

/** From the smallest to the largest size, time may grow as the IDs do, and half as much again. */
function compareGrowth(tables) {
  const works = [...new Set(tables.map(({ work }) => work))];
  return works.flatMap((work) => {
    const own = tables
      .filter((table) => table.work === work && table.rows[0].failure === undefined)
      .toSorted((one, other) => one.ids - other.ids);
    const [first] = own;
    const last = own.at(-1);
    if (first === undefined || last === undefined || first === last) return [];
    const growth = last.rows[0].medianMs / last.ids / (first.rows[0].medianMs / first.ids);
    const target = `${work}, ${first.ids.toExponential()} to ${last.ids.toExponential()} IDs: time an ID ≤ ${growthFactor} ×`;
    return [{ target, found: `${growth.toFixed(2)} ×`, state: growth <= growthFactor ? "met" : "MISSED" }];
  });
}
