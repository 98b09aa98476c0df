import { hostilities } from "./hostile/hostilities.ts";
import { type HostileCost, type HostileLimits, meetHostility } from "./hostile/meet-hostility.ts";
import { countOutcomes, type PartOptions, type PartResult } from "./part-result.ts";

const operations = ["listJobs", "createJob", "uploadIds", "getJob", "downloadResults", "cancelJob"];
const timeoutMs = 3_000;
/** What a step may take above its time. */
const graceMs = 30_000;
const limits: HostileLimits = { timeoutMs, givenUpMs: timeoutMs + graceMs + 10_000 };
/** A list of 50 IDs, what was made of it, and a result that is refused for its size. */
const mostDiskBytes = 4 * 1024 * 1024;

/** Meets each hostility in each operation, and prints what it cost as a table for the documents. */
export async function runHostile({
  share,
  at,
  onProgress,
}: PartOptions & { readonly at?: string | undefined }): Promise<PartResult> {
  const outcomes = countOutcomes("hostile answers", onProgress);
  const costs: HostileCost[] = [];
  let number = 0;
  for (const hostility of hostilities) {
    const asked = operations.filter((name) => at === undefined || at === `${name}: ${hostility.name}`);
    // Side by side: most of their time nobody does anything.
    const met = await Promise.all(
      asked
        .filter(() => number++ % share === 0)
        .map((operation) => meetHostility(`x.${operation}`, hostility, limits)),
    );
    for (const cost of met)
      outcomes.add(nameCost(cost), { outcome: cost.end || "no end", failure: findFault(cost) });
    costs.push(...met);
  }
  process.stdout.write(`\n${writeTable(costs)}\n`);
  return outcomes.finish();
}

function nameCost({ operation, hostility }: HostileCost): string {
  return `${operation.slice(2)}: ${hostility}`;
}

function findFault({ end, elapsedMs, diskBytes, leaked, requests }: HostileCost): string | undefined {
  const faults = [
    requests === 0 ? "it was never met" : "",
    end === "" || elapsedMs > timeoutMs + graceMs ? `it took ${Math.round(elapsedMs)} ms` : "",
    diskBytes > mostDiskBytes ? `it filled ${diskBytes} bytes` : "",
    leaked ? "the error shows the token" : "",
    // An error of another kind has a message in place of a code.
    /^[A-Za-z_]*$/.test(end) ? "" : `it failed with ${end}`,
  ].filter((fault) => fault !== "");
  return faults.length === 0 ? undefined : faults.join("; ");
}

function writeTable(costs: readonly HostileCost[]): string {
  const names = operations.filter((name) => costs.some(({ operation }) => operation === `x.${name}`));
  const rows = hostilities.map(({ name }) => {
    const cells = names.map((operation) => {
      const cost = costs.find((one) => one.hostility === name && one.operation === `x.${operation}`);
      return cost === undefined ? "–" : describeCost(cost);
    });
    return `| ${[name, ...cells].join(" | ")} |`;
  });
  return [`| | ${names.join(" | ")} |`, `| --- |${" --- |".repeat(names.length)}`, ...rows].join("\n");
}

function describeCost({ elapsedMs, sentBytes, requests, end }: HostileCost): string {
  const code = end === "" ? "no end" : /^[A-Z_]+$/.test(end) ? `\`${end}\`` : end;
  return `${(elapsedMs / 1_000).toFixed(1)} s, ${writeBytes(sentBytes)}, ${requests} × ${code}`;
}

function writeBytes(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
