import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeLists } from "../src/data/make-lists.mjs";
import { makeCsv, makeJson, makeJsonl } from "../src/data/make-tables.mjs";
import { planWork } from "../src/plan-work.mjs";
import { createVerifier } from "../src/run/create-verifier.mjs";
import { runProgram } from "../src/run/run-program.mjs";

const ids = 1_000;
const core = resolve(import.meta.dirname, "../../core/src");
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bench-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each(["rewrite", "distinct", "results", "result-rewrite", "csv", "semicolons", "jsonl", "json"])(
  "core's program comes to the right answer: %s",
  async (work) => {
    const data = {
      ...makeLists(folder, ids),
      csv: makeCsv(join(folder, "list.csv"), ids),
      semicolons: makeCsv(join(folder, "semicolons.csv"), ids, ";"),
      jsonl: makeJsonl(join(folder, "list.jsonl"), ids),
      json: makeJson(join(folder, "list.json"), ids),
    };
    const options = { core, limitMs: 60_000 };
    const { programs } = planWork(work, { data, options, folder, peers: {}, versions: {} });
    const out = join(folder, `out-${work}`);
    const [program] = programs;
    const done = await runProgram({ ...program, folder, command: program.command(out), environment: {} });
    expect(done.failure).toBeUndefined();
    const verify = createVerifier(work, data);
    // Uploads are in the order of their IDs, whatever that of the list is.
    const expected = work === "distinct" ? "equal, other order" : "equal";
    expect(await verify({ out, said: done.said })).toBe(expected);
  },
);
