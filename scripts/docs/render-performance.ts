import { renderTable } from "./markdown.ts";

/** What one program needed for one work. */
export interface MeasuredProgram {
  readonly name: string;
  readonly medianMs?: number;
  readonly peakMb?: number;
  /** Why there is nothing else. */
  readonly failure?: string;
  /** `WRONG`: not what every program must arrive at. */
  readonly answer?: string;
}

/** A file of `npm run bench`, as far as it is shown. */
export interface BenchResults {
  readonly measuredAt: string;
  readonly command: string;
  readonly machine: {
    readonly system: string;
    readonly processor: string;
    readonly memoryGib: number;
    readonly versions: Readonly<Record<string, string>>;
    /** How long a load takes that waits for the one before, by the size of what it wanders through. */
    readonly latency?: readonly { readonly kib: number; readonly ns: number }[];
  };
  readonly tables: readonly {
    readonly title: string;
    readonly ids: number;
    /** Core first. */
    readonly rows: readonly MeasuredProgram[];
  }[];
  readonly targets: readonly { readonly target: string; readonly found: string; readonly state: string }[];
}

const bare = /^curl /;

/**
 * Where, when and with what it was measured, and a table for each work: core and the peers. Where it was measured beside a
 * neighbour that uses up the cache as well, each table has a column for that.
 */
export function renderPeers(quiet: BenchResults, crowded?: BenchResults): string {
  const head = ["", "seconds", "of core's time", ...(crowded ? ["with a busy neighbor"] : []), "peak MB"];
  const sections = quiet.tables.map(({ title, ids, rows }) => {
    const others = crowded?.tables.find((table) => table.title === title)?.rows;
    const cells = rows.map(({ name, medianMs, peakMb, failure, ...row }) => [
      name,
      medianMs === undefined
        ? (failure ?? "")
        : `${formatSeconds(medianMs)}${row.answer === "WRONG" ? ", a wrong answer" : ""}`,
      medianMs === undefined ? "" : formatFactor({ ...row, name, medianMs }, rows[0]),
      ...(crowded ? [describeCrowded(name, others)] : []),
      String(peakMb ?? ""),
    ]);
    return `**${title}: ${ids.toLocaleString("en")} IDs**\n\n${renderTable(head, cells)}`;
  });
  const machines = [
    renderMachine(quiet),
    ...(crowded ? [`With a busy neighbor: ${renderMachine(crowded)}`] : []),
    ...(quiet.machine.latency ? [renderLatency(quiet, crowded)] : []),
  ];
  return [...machines, ...sections].join("\n\n");
}

function describeCrowded(name: string, rows: readonly MeasuredProgram[] = []): string {
  const row = rows.find((one) => one.name === name);
  return row?.medianMs === undefined ? (row?.failure ?? "") : formatFactor(row, rows[0]);
}

function formatFactor({ name, medianMs }: MeasuredProgram, core: MeasuredProgram | undefined): string {
  const factor = (medianMs ?? Number.NaN) / (core?.medianMs ?? Number.NaN);
  return `${factor.toFixed(factor < 1 || bare.test(name) ? 2 : 1)} ×`;
}

function renderLatency(quiet: BenchResults, crowded: BenchResults | undefined): string {
  const cells = (quiet.machine.latency ?? []).map(({ kib, ns }) => {
    const other = crowded?.machine.latency?.find((row) => row.kib === kib)?.ns;
    const size = kib < 1024 ? `${kib} KiB` : `${kib / 1024} MiB`;
    return [size, String(ns), ...(crowded ? [String(other ?? "")] : [])];
  });
  const head = [
    "A load that depends on the one before, within",
    "ns",
    ...(crowded ? ["with a busy neighbor"] : []),
  ];
  return renderTable(head, cells);
}

/** What was aimed for, and what was found of it in each of some measurements, by their names. */
export function renderTargets(measured: Readonly<Record<string, readonly BenchResults[]>>): string {
  const columns = Object.values(measured).map((results) => results.flatMap(({ targets }) => targets));
  const targets = [...new Set(columns.flat().map(({ target }) => target))];
  const cells = targets.map((target) => [
    target,
    ...columns.map((column) => {
      const row = column.find((one) => one.target === target);
      return row === undefined ? "" : row.state === "MISSED" ? `**${row.found}, missed**` : row.found;
    }),
  ]);
  return renderTable(["Target", ...Object.keys(measured)], cells);
}

/** What core needs as lists grow. */
export function renderGrowth(results: BenchResults): string {
  const cells = results.tables.flatMap(({ title, ids, rows: [core] }) => {
    if (core?.medianMs === undefined) return [];
    const perId = ((core.medianMs * 1e6) / ids).toFixed(0);
    return [[title, ids.toLocaleString("en"), formatSeconds(core.medianMs), perId, String(core.peakMb)]];
  });
  const head = ["", "IDs", "seconds", "ns an ID", "peak MB"];
  return `${renderMachine(results)}\n\n${renderTable(head, cells)}`;
}

function renderMachine({ measuredAt, command, machine }: BenchResults): string {
  const { system, processor, memoryGib, versions } = machine;
  const node = `Node ${versions.node?.replace(/^v/, "")}`;
  const others = Object.entries(versions).filter(([name]) => name !== "node");
  const programs = [node, ...others.map(([, version]) => version.replace(/ \(x86.*|,.*/, ""))];
  return `\`${command}\`, ${measuredAt.slice(0, 10)}, ${processor}, ${memoryGib} GiB, ${system}; ${programs.join(", ")}.`;
}

function formatSeconds(ms: number): string {
  return (ms / 1000).toFixed(ms < 1000 ? 3 : 1);
}
