import { renderTable } from "./markdown.ts";

/** What one program needed for one work. */
export interface MeasuredProgram {
  readonly name: string;
  readonly medianMs?: number;
  readonly peakMb?: number;
  /** Why there is nothing else. */
  readonly failure?: string;
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
  };
  readonly tables: readonly {
    readonly title: string;
    readonly ids: number;
    /** Core first. */
    readonly rows: readonly MeasuredProgram[];
  }[];
}

const bare = /^curl /;

/** Where, when and with what it was measured, and a table for each work: core and the peers. */
export function renderPeers(results: BenchResults): string {
  const sections = results.tables.map(({ title, rows }) => {
    const [core] = rows;
    const cells = rows.map(({ name, medianMs, peakMb, failure }) => {
      if (medianMs === undefined) return [name, failure ?? "", "", ""];
      const factor = medianMs / (core?.medianMs ?? Number.NaN);
      return [name, formatSeconds(medianMs), `${factor.toFixed(bare.test(name) ? 2 : 1)} ×`, String(peakMb)];
    });
    return `**${title}**\n\n${renderTable(["", "seconds", "of core's time", "peak MB"], cells)}`;
  });
  return [renderMachine(results), ...sections].join("\n\n");
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
  const programs = [node, ...others.map(([, version]) => version.replace(/ \(x86.*/, ""))];
  return `\`${command}\`, ${measuredAt.slice(0, 10)}, ${processor}, ${memoryGib} GiB, ${system}; ${programs.join(", ")}.`;
}

function formatSeconds(ms: number): string {
  return (ms / 1000).toFixed(ms < 1000 ? 3 : 1);
}
