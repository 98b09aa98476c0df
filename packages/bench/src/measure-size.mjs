import { mkdirSync, rmSync } from "node:fs";
import { makeLists } from "./data/make-lists.mjs";
import { makeCsv, makeJson, makeJsonl } from "./data/make-tables.mjs";
import { planWork } from "./plan-work.mjs";
import { printWork } from "./print-tables.mjs";
import { createVerifier } from "./run/create-verifier.mjs";
import { takeTurns } from "./run/take-turns.mjs";

/** Above it, these only repeat what 1e7 says, for gigabytes of data. */
const mostBoundedIds = 1e7;
const boundedWorks = ["csv", "semicolons", "jsonl", "json", "step"];

/**
 * Makes the data of one size, measures the works that are wanted, prints each as soon as it is done, and removes the
 * data. Returns a table for each work.
 */
export async function measureSize(ids, { folder, options, ...there }) {
  const own = `${folder}/${ids}`;
  mkdirSync(own);
  const works = options.only.filter(
    (work) => work !== "start-up" && (ids <= mostBoundedIds || !boundedWorks.includes(work)),
  );
  if (works.length === 0) return [];
  const data = makeLists(own, ids);
  if (works.includes("csv")) data.csv = makeCsv(`${own}/list.csv`, ids);
  if (works.includes("semicolons")) data.semicolons = makeCsv(`${own}/semicolons.csv`, ids, ";");
  if (works.includes("jsonl")) data.jsonl = makeJsonl(`${own}/list.jsonl`, ids);
  if (works.includes("json")) data.json = makeJson(`${own}/list.json`, ids);
  const tables = [];
  for (const work of works) {
    const { title, programs } = planWork(work, { ...there, data, options, folder: own });
    const verify = createVerifier(work, data);
    const rows = await takeTurns({ programs, runs: options.runs, folder: own, verify });
    const table = { work, title, ids, removedCount: data.removedCount, rows };
    printWork(table);
    tables.push(table);
  }
  rmSync(own, { recursive: true });
  return tables;
}
