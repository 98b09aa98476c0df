import { columns, describeRow } from "./describe-rows.ts";
import { playSeeds, type RowSeeds, traceRow } from "./play-rows.ts";
import type { PromisedRow } from "./row-promises.ts";
import { scheduleRows } from "./rows-table.ts";

/** Rows by name; `all` stands for all. Throws for a name that is none. */
export function chooseRows(names: string): readonly PromisedRow[] {
  if (names === "all") return scheduleRows;
  return names.split(",").map((name) => {
    const row = scheduleRows.find((one) => one.name === name);
    if (row !== undefined) return row;
    const known = scheduleRows.map((one) => one.name).join(", ");
    throw new Error(`There is no schedule ${JSON.stringify(name)}. Choose from all, ${known}.`);
  });
}

/** Plays rows and prints their table. Returns how many seeds broke a promise. */
export async function printRows(
  rows: readonly PromisedRow[],
  seeds: RowSeeds,
  print: (line: string) => void,
): Promise<number> {
  let brokenSeeds = 0;
  const broken: string[] = [];
  print(`| ${columns.join(" | ")} |\n|${" --- |".repeat(columns.length)}`);
  for (const row of rows) {
    const outcomes = await playSeeds(row, seeds);
    print(`| ${describeRow(row, outcomes).join(" | ")} |`);
    for (const { played, broken: own } of outcomes) {
      if (own.length === 0) continue;
      brokenSeeds++;
      broken.push(`${row.name}, seed ${played.seed}: ${own.length} broken promises`);
      broken.push(...own.slice(0, 5).map((what) => `    ${what}`));
      broken.push(`    again: npm run simulate -- --schedule ${row.name} --seed ${played.seed}`);
    }
  }
  if (broken.length > 0) print(`\n${broken.join("\n")}`);
  return brokenSeeds;
}

/** Plays one row with one seed and prints all that happened. Returns how many promises it broke. */
export async function printTrace(
  row: PromisedRow,
  seed: number,
  print: (line: string) => void,
): Promise<number> {
  const { broken, trace } = await traceRow(row, seed);
  print(trace.join("\n"));
  print(`\n${row.name}, seed ${seed}: ${broken.length} broken promises`);
  for (const what of broken) print(`    ${what}`);
  return broken.length;
}
