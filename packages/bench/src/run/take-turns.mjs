import { rmSync } from "node:fs";
import { runProgram } from "./run-program.mjs";

/**
 * Runs all programs of a work `runs` times, one after the other in each round, so that a slow minute of the machine
 * hits all alike. The answer of each program's first run is checked by `verify`.
 * Returns a row for each: name, medianMs, runsMs, wallMs, peakMb, cpuMs where the program says it, answer, or failure.
 */
export async function takeTurns({ programs, runs, folder, verify }) {
  const rows = programs.map(({ name }) => ({ name, runsMs: [], wallsMs: [], peaksMb: [], said: [] }));
  for (let run = 0; run < runs; run++) {
    for (const [index, program] of programs.entries()) {
      const row = rows[index];
      if (row.failure !== undefined) continue;
      const out = `${folder}/out`;
      const done = await runProgram({ ...program, folder, command: program.command(out) });
      if (done.failure !== undefined) {
        row.failure = done.failure;
      } else {
        row.runsMs.push(done.insideMs ?? done.wallMs);
        row.wallsMs.push(done.wallMs);
        if (done.peakMb !== undefined) row.peaksMb.push(done.peakMb);
        row.said.push(done.said);
        if (run === 0) row.answer = await verify({ out, said: done.said, name: program.name });
      }
      rmSync(out, { force: true });
    }
  }
  return rows.map(summarize);
}

function summarize({ name, failure, runsMs, wallsMs, peaksMb, answer, said }) {
  if (failure !== undefined) return { name, failure };
  const cpusMs = said.flatMap(({ cpuMs }) => cpuMs ?? []);
  return {
    name,
    medianMs: findMedian(runsMs),
    runsMs: runsMs.map(Math.round),
    wallMs: findMedian(wallsMs),
    ...(peaksMb.length > 0 ? { peakMb: Math.max(...peaksMb) } : {}),
    ...(cpusMs.length > 0 ? { cpuMs: findMedian(cpusMs) } : {}),
    answer,
    said,
  };
}

/** The middle of a list of numbers; the upper one of two. */
export function findMedian(numbers) {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];
}
