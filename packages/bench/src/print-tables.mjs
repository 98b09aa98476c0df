import { findMaking } from "./compare-targets.mjs";

/** Prints rows under a head, columns as wide as they need to be. */
export function printTable(head, rows) {
  const widths = head.map((cell, column) => Math.max(cell.length, ...rows.map((row) => row[column].length)));
  for (const row of [head, widths.map((width) => "-".repeat(width)), ...rows]) {
    console.log(`| ${row.map((cell, column) => cell.padEnd(widths[column])).join(" | ")} |`);
  }
}

/** Prints what the programs of one work took, beside core. */
export function printWork({ work, title, ids, rows }) {
  console.log();
  const [core] = rows;
  printTable(
    [`${title}, ${ids.toExponential()} IDs`, "s", "× core", "peak MB", "whole process s", "answer"],
    rows.map(({ name, failure, medianMs, wallMs, peakMb, answer }) =>
      failure === undefined
        ? [
            name,
            seconds(medianMs),
            core.failure === undefined ? (medianMs / core.medianMs).toFixed(2) : "–",
            peakMb?.toFixed(0) ?? "–",
            seconds(wallMs),
            answer,
          ]
        : [name, failure, "–", "–", "–", "–"],
    ),
  );
  const bare = rows.find(({ said }) => said?.some(({ makingMs }) => makingMs !== undefined));
  for (const { name, cpuMs } of rows) {
    if (cpuMs !== undefined) console.log(`${name}: ${seconds(cpuMs)} s of processor time, git's included.`);
  }
  if (work === "check" && bare !== undefined) {
    console.log(
      `Of core's time, ${seconds(findMaking(bare))} s are the sandbox's own, in which it makes the results.`,
    );
  }
}

function seconds(ms) {
  return (ms / 1000).toFixed(ms < 100 ? 3 : 2);
}
