// @module-tag slow
import { expect, test } from "vitest";
import { askGitHub } from "../../test/ask-github.ts";
import { benchGitHub, type GitHubBench, noMetadata, refs } from "../../test/sandbox-github.ts";
import type { Plan } from "./plan-pull-request.ts";

const files = { "a.txt": "1\n2\n3\n", "b.txt": "1\n4\n" };

/** What was there before, and which IDs a dry run is to remove. */
interface Row {
  readonly arrange: (bench: GitHubBench) => Promise<unknown>;
  readonly ids: readonly string[];
}

const propose = (bench: GitHubBench): Promise<unknown> => bench.propose(["3"]);

/** A kind of plan that has no row here is an error of types. */
const rows: Readonly<Record<Plan["kind"], readonly Row[]>> = {
  none: [{ arrange: async () => {}, ids: [] }],
  declined: [
    {
      async arrange(bench) {
        await propose(bench);
        await askGitHub(bench.sandbox, "PATCH /pulls/1", { state: "closed" });
      },
      ids: ["3"],
    },
  ],
  unchanged: [{ arrange: propose, ids: ["3"] }],
  "update-text": [
    {
      async arrange(bench) {
        await propose(bench);
        await askGitHub(bench.sandbox, "PATCH /pulls/1", { body: "Without the marker." });
      },
      ids: ["3"],
    },
  ],
  close: [{ arrange: propose, ids: [] }],
  open: [
    {
      async arrange(bench) {
        const { settings } = bench.sandbox.github;
        settings.actionsMayCreatePulls = false;
        await expect(propose(bench)).rejects.toMatchObject({ code: "PULL_REQUESTS_NOT_ALLOWED" });
        settings.actionsMayCreatePulls = true;
      },
      ids: ["3"],
    },
  ],
  commit: [
    { arrange: async () => {}, ids: ["3"] },
    { arrange: propose, ids: ["3", "1"] },
  ],
  stop: [
    {
      async arrange(bench) {
        await propose(bench);
        const note = { branch: refs.branch, files: { "note.md": "hi" }, message: "A note" };
        await bench.sandbox.github.commitFiles(note);
      },
      ids: ["3", "1"],
    },
  ],
};

const table = Object.entries(rows).flatMap(([kind, list]) =>
  list.map((row, index) => ({ kind, index, ...row })),
);

test.each(table)("a dry run that plans $kind ($index) writes nothing", async (row) => {
  const { kind, arrange, ids } = row;
  await using bench = await benchGitHub(files);
  await arrange(bench);
  const before = bench.sandbox.recorder.requests().length;
  // With all that could be put on a pull request.
  const metadata = { ...noMetadata, labels: ["bug"], autoMerge: "squash" } as const;
  const change = { dryRun: true, draft: "always", metadata } as const;
  if (kind === "stop") {
    await expect(bench.propose(ids, change)).rejects.toMatchObject({ code: "BRANCH_NOT_OURS" });
  } else {
    const done = await bench.propose(ids, change);
    expect(done).toMatchObject({ operation: "none", plan: kind, warnings: [] });
  }
  const asked = bench.sandbox.recorder.requests().slice(before);
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter(({ method }) => method !== "GET")).toEqual([]);
});
