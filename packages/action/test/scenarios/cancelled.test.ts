import { watch } from "node:fs";
import { readdir } from "node:fs/promises";
import type { Moment } from "@x-batch-compliance/sandbox";
import { expect, test } from "vitest";
import { cancelAtRequest, jobNames } from "../cancel.ts";
import { lists, nothing, twoGone } from "../lists.ts";
import { type RunOptions, startScenario } from "../scenario.ts";

/** So many that reading and comparing them takes longer than a signal does. */
const manyIds = Array.from({ length: 400_000 }, (_, at) =>
  String(1_160_164_553_482_756_096n + BigInt(at * 7_919)),
);
const long = { "data/a.txt": `${manyIds.join("\n")}\n` };

/** Cancels as soon as the step's own temporary folder holds a file of this name. */
function cancelAtFile(name: string): RunOptions["cancelWhen"] {
  return (cancel, temporaryFolder) => {
    const watcher = watch(temporaryFolder, async () => {
      const [own] = await readdir(temporaryFolder);
      if (own === undefined) return;
      watcher.close();
      const inner = watch(`${temporaryFolder}/${own}`, (_, file) => {
        if (file !== name) return;
        inner.close();
        cancel();
      });
    });
  };
}

test("a cancelled run ends pending within two seconds and says how it goes on", async () => {
  await using scenario = await startScenario({ files: lists, x: { processingMs: 60_000 } });
  const run = await scenario.run({ cancelAt: /Checking again in/ });
  expect({ ...run, requests: [] }).toMatchSnapshot();
  const next = await scenario.runHere({ inputs: { wait: "false" } });
  expect(next.log).toContainEqual(
    expect.stringMatching(/^Reusing job <job 1> from an earlier run \(created /),
  );
});

const inRequests: readonly (readonly [
  cancelBy: "SIGINT" | "SIGTERM",
  step: string,
  operation: string,
  at: Moment,
  jobIds: string,
])[] = [
  ["SIGTERM", "asking for its jobs", "x.listJobs", "arrived", ""],
  ["SIGINT", "creating a job", "x.createJob", "arrived", ""],
  ["SIGTERM", "creating a job that X has made", "x.createJob", "acted", ""],
  ["SIGINT", "uploading", "x.uploadIds", "arrived", "<job 1>"],
  ["SIGTERM", "uploading what X has got", "x.uploadIds", "acted", "<job 1>"],
  ["SIGTERM", "looking at its job", "x.getJob", "arrived", "<job 1>"],
  ["SIGINT", "downloading", "x.downloadResults", "arrived", "<job 1>"],
  ["SIGTERM", "in the middle of a download", "x.downloadResults", "half answered", "<job 1>"],
];

test.each(inRequests)(
  "a run that gets %s while %s is pending, and the next one goes on",
  async (cancelBy, _, operation, at, jobIds) => {
    await using scenario = await startScenario({ files: lists, x: { verdicts: twoGone } });
    const cancelWhen = cancelAtRequest(scenario, operation, at);
    const { exitCode, outputs, log, summary } = await scenario.run({ cancelBy, cancelWhen });
    expect({ exitCode, outputs }).toEqual({
      exitCode: 1,
      outputs: { result: "pending", "job-ids": jobIds, coverage: "", "as-of": "" },
    });
    expect(log.at(-1)).toContain(`CANCELLED: The run was cancelled (${cancelBy})`);
    expect(summary).toContain(
      jobIds === ""
        ? "No job at X was known yet"
        : "X goes on with job `<job 1>`. The next run finds it by name",
    );
    const next = await scenario.runHere();
    expect(next.outputs).toMatchObject({ result: "violations", violations: "2", checked: "5" });
    expect(jobNames(scenario)).toHaveLength(1);
  },
);

test("a run that is cancelled while another job has the slot has no job of its own", async () => {
  await using scenario = await startScenario({ files: lists });
  scenario.sandbox.x.addForeignJob({ type: "tweets", status: "in_progress", name: "somebody-else" });
  const run = await scenario.run({ cancelAt: /Another tweets job of the App is still running/ });
  expect(run).toMatchObject({ exitCode: 1, outputs: { result: "pending", "job-ids": "" } });
  expect(run.summary).toContain("No job at X was known yet");
  expect(jobNames(scenario)).toEqual(["somebody-else"]);
});

test("a run that is cancelled while it waits to try again ends as one", async () => {
  await using scenario = await startScenario({ files: lists, x: { processingMs: 60_000 } });
  const busy = { kind: "answer", status: 429, headers: { "retry-after": "60" } } as const;
  scenario.sandbox.faults.script("x.getJob", busy);
  const run = await scenario.run({ cancelAt: /\(RATE_LIMITED, attempt/ });
  expect(run).toMatchObject({ exitCode: 1, outputs: { result: "pending", "job-ids": "<job 1>" } });
});

test("a run that is cancelled while it reads has sent nothing", async () => {
  await using scenario = await startScenario({ files: long });
  const run = await scenario.run({ cancelWhen: cancelAtFile("upload-tweets-00000.txt") });
  expect(run).toMatchObject({ exitCode: 1, outputs: { result: "pending", "job-ids": "" }, requests: [] });
});

test("a run that is cancelled while it compares loses nothing that it has paid for", async () => {
  await using scenario = await startScenario({ files: long });
  const run = await scenario.run({ cancelAt: /^Result: /m });
  // The signal can come right after the last comparison, too.
  expect(run.outputs.result).toMatch(/^(pending|violations)$/);
  expect(run).toMatchObject({ exitCode: 1, outputs: { "job-ids": "<job 1>" } });
  const next = await scenario.runHere();
  expect(next.outputs).toMatchObject({ result: "violations", "job-ids": "<job 1>" });
  expect(jobNames(scenario)).toHaveLength(1);
});

test("a run that is cancelled before it began ends as one, too", async () => {
  await using scenario = await startScenario({ files: lists, x: { verdicts: nothing } });
  const run = await scenario.run({ cancelAt: /Checking/ });
  expect(run).toMatchObject({ exitCode: 1, outputs: { result: "pending", "job-ids": "" } });
});
