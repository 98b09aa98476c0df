import { findMaking } from "./judge-targets.mjs";
import { printTable } from "./print-table.mjs";

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
  if (work === "check" && bare !== undefined) {
    console.log(
      `Of core's time, ${seconds(findMaking(bare))} s are the sandbox's own, in which it makes the results.`,
    );
  }
}

function seconds(ms) {
  return (ms / 1000).toFixed(ms < 100 ? 3 : 2);
}
