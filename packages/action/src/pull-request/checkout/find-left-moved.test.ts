import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeReport } from "@x-batch-compliance/core/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ProposalContext } from "../proposal-context.ts";
import { EntryCounts } from "./entry-counts.ts";
import { findLeft, type Left } from "./find-left.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "moved-"));
});
afterAll(() => rm(folder, { recursive: true }));

interface Place {
  /** IDs in the checkout, all of which are violations. */
  readonly checkout: readonly string[];
  /** What the proposal removes from the base's copy. */
  readonly removed: readonly string[];
  readonly dataset?: string;
}

async function find(places: Readonly<Record<string, Place>>): Promise<Left> {
  const changed = new Map<string, EntryCounts>();
  const files = [];
  for (const [name, { checkout, removed }] of Object.entries(places)) {
    const path = join(folder, name);
    await writeFile(path, checkout.join("\n"));
    const counts = new EntryCounts();
    for (const id of removed) counts.add([id]);
    changed.set(name, counts);
    files.push({ path: name, file: { name, path } });
  }
  const rewrite: ProposalContext["rewrite"] = async (_file, { from, to }, options) => {
    const ids = (await readFile(from, "utf8")).split("\n").filter((id) => id !== "");
    for (const id of ids) options?.changed?.add([id]);
    await writeFile(to, "");
    return { entries: 0, removed: ids.length, scrubbed: 0, unverified: 0, retained: 0, removals: undefined };
  };
  const [dataset] = makeReport().datasets;
  if (dataset === undefined) throw new Error("unreachable");
  const counted = Object.entries(places).map(([name, { checkout }]) => {
    return { name, entries: 9, violations: checkout.length, scrubs: 0, unverified: 0, badEntries: 0 };
  });
  const proposed = files.map(({ path }) => {
    return { path, entries: 9, removed: 0, scrubbed: 0, unverified: 0, retained: 0 };
  });
  const datasetOf: ProposalContext["datasetOf"] = ({ path }) => places[path]?.dataset ?? "ids";
  return await findLeft(
    { files, refs: { base: "main" } as never, rewrite, folder, datasetOf },
    {
      report: makeReport({ datasets: [{ ...dataset, files: counted }] }),
      proposed: { files: proposed, changed },
      difference: undefined,
      findOlder: async () => new Set(),
      isKept: async () => false,
    },
  );
}

test("an entry that came to another checked file is removed there, and not left", async () => {
  const swapped = {
    "a.txt": { checkout: ["3"], removed: ["4"] },
    "b.txt": { checkout: ["4"], removed: ["3"] },
  };
  expect((await find(swapped)).error).toBeUndefined();
});

test("it makes up for one entry only, and for none of another dataset", async () => {
  const twice = {
    "a.txt": { checkout: ["3", "3"], removed: [] },
    "b.txt": { checkout: ["3"], removed: [] },
    "c.txt": { checkout: [], removed: ["3", "3"] },
  };
  expect((await find(twice)).error?.faults).toMatchObject([{ file: "b.txt" }]);
  const other = {
    "a.txt": { checkout: ["3"], removed: [] },
    "b.txt": { checkout: [], removed: ["3"], dataset: "users" },
  };
  expect((await find(other)).error?.faults).toMatchObject([{ file: "a.txt" }]);
});
