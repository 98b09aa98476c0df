// @module-tag slow
import { mkdtempDisposable, open, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { failFiles } from "./failing-files.ts";
import type { FileWork } from "./file-work.ts";
import { runFailingIo } from "./run-failing-io.ts";
import { runFault } from "./run-fault.ts";

// Each file takes its time on a machine that is busy with other tests.
const timeoutMs = 120_000;

test(
  "whichever file operation fails, a check and a rewrite end in the right result or in a named failure, and the next one is right",
  async () => {
    const { runs, failures, outcomes } = await runFailingIo({ share: 41 });
    expect(failures).toEqual([]);
    expect(runs).toBeGreaterThan(25);
    expect(Object.keys(outcomes)).toEqual(
      expect.arrayContaining(["right result", "FILE_UNREADABLE", "FILE_UNWRITABLE"]),
    );
  },
  timeoutMs,
);

/** Writes three bytes, as a careless program does. */
function writeCarelessly(path: string): FileWork {
  return {
    name: "careless",
    prepare() {},
    async run() {
      const file = await open(path, "w");
      await file.write(Buffer.from("abc"), 0, 3);
      await file.close();
      return (await readFile(path, "utf8")) === "abc" ? [] : ["wrong"];
    },
    findTraces: () => [],
    findLeftovers: () => [],
  };
}

test("a file that stays open, an error without a code and bytes that are missing are failures", async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), "x-batch-compliance-"));
  const work = writeCarelessly(join(folder.path, "a"));
  using files = failFiles(folder.path);
  const failures: Record<string, (string | undefined)[]> = { EIO: [], short: [], torn: [] };
  for (const kind of ["EIO", "short", "torn"] as const) {
    for (let first = 1; ; first++) {
      const outcome = await runFault(work, { files, plan: { kind, first } });
      if (outcome === undefined) break;
      failures[kind]?.push(outcome.failure);
    }
  }
  const unnamed = "an error without a code: Error:";
  expect(failures).toEqual({
    EIO: [
      `create: ${unnamed} EIO: /planted/path`,
      `write: ${unnamed} EIO: /planted/path; 1 files stayed open`,
      `close: ${unnamed} EIO: /planted/path`,
    ],
    short: ["write: wrong"],
    torn: [`write: ${unnamed} ENOSPC: /planted/path; 1 files stayed open`],
  });
});

test("files elsewhere are left in peace, and all are afterwards", async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), "x-batch-compliance-"));
  await using other = await mkdtempDisposable(join(tmpdir(), "x-batch-compliance-"));
  const run = (path: string): Promise<readonly string[]> => writeCarelessly(join(path, "a")).run();
  {
    using files = failFiles(folder.path);
    files.plan({ kind: "dead", first: 1 });
    expect(await run(other.path)).toEqual([]);
    await expect(run(folder.path)).rejects.toThrow("EIO");
  }
  expect(await run(folder.path)).toEqual([]);
  await rm(join(folder.path, "a"));
});
