import { expect, test } from "vitest";
import { cancelAtRequest, jobNames } from "../cancel.ts";
import { lists, twoGone } from "../lists.ts";
import { type HereOptions, startScenario } from "../scenario.ts";

test("a run that is out of time ends pending, and the next one collects the same job", async () => {
  await using scenario = await startScenario({ files: lists, x: { verdicts: twoGone, processingMs: 9000 } });
  // Long enough for a busy machine to ask X once, and seldom enough for X's limit.
  const patience = { "timeout-minutes": "0.1", "poll-interval-seconds": "0.5" };
  const late = await scenario.run({ inputs: { ...patience, "on-timeout": "report" } });
  // How often it looked depends on the machine.
  const summary = late.summary.replace(/Cost: \d+ requests/, "Cost: <count> requests");
  expect({ ...late, summary, requests: [] }).toMatchSnapshot("out of time");
  const next = await scenario.runHere();
  expect(next.outputs).toMatchObject({ result: "violations", "job-ids": "<job 1>" });
  expect(next.requests).not.toContain("x.createJob 200");
  expect(jobNames(scenario)).toHaveLength(1);
});

test("out of time is a finding where it is to fail", async () => {
  await using scenario = await startScenario({ files: lists, x: { processingMs: 60_000 } });
  const { exitCode, log } = await scenario.run({ inputs: { "timeout-minutes": "0.05" } });
  expect(exitCode).toBe(1);
  expect(log.at(-1)).toMatchInlineSnapshot(
    `"::error title=X Batch Compliance::X has not finished checking 5 IDs. The next run collects what is ready by then. The time of this run is up (\`timeout-minutes\`), and it fails because \`on-timeout\` is \`fail\`."`,
  );
});

test("a run that never got the slot says whose job holds it, and promises no result", async () => {
  await using scenario = await startScenario({ files: lists });
  scenario.sandbox.x.addForeignJob({ type: "tweets", status: "in_progress", name: "theirs" });
  const { log, summary, outputs } = await scenario.runHere({ inputs: { "timeout-minutes": "0.02" } });
  expect(outputs).toMatchObject({ result: "pending", "job-ids": "" });
  expect(log.at(-1)).toBe(
    "::error title=X Batch Compliance::5 IDs have no result yet: another job holds the App's only slot for posts. The next run submits what has no job yet. The time of this run is up (`timeout-minutes`), and it fails because `on-timeout` is `fail`.",
  );
  expect(summary).toContain("give them the same `concurrency` group");
  expect(summary).not.toContain("collects");
});

test("a firewall that refuses all checks of a job is named", async () => {
  await using scenario = await startScenario({ files: lists, x: { processingMs: 60_000 } });
  const refusal = { kind: "answer", status: 403, body: "<!DOCTYPE html><html>blocked</html>" } as const;
  scenario.sandbox.faults.script("x.getJob", ...Array<typeof refusal>(2).fill(refusal));
  const inputs = { "timeout-minutes": "0.03", "poll-interval-seconds": "1.5" };
  const { log, summary } = await scenario.runHere({ inputs });
  expect(log.at(-1)).toContain(
    "5 IDs have no result yet: the last request about X's job failed (`EDGE_REFUSED`). The next run collects",
  );
  expect(summary).toContain("`EDGE_REFUSED`: The response did not come from X itself: a firewall");
});

test("a run that is not to wait submits and ends well", async () => {
  await using scenario = await startScenario({ files: lists, x: { processingMs: 60_000 } });
  expect(await scenario.run({ inputs: { wait: "false" } })).toMatchSnapshot("submitted");
});

test("what a run has submitted is collected by a later one, and paid for once", async () => {
  await using scenario = await startScenario({ files: lists, x: { verdicts: twoGone } });
  expect((await scenario.runHere({ inputs: { wait: "false" } })).outputs.result).toBe("pending");
  const later = await scenario.runHere({ inputs: { wait: "false" } });
  expect(later).toMatchObject({ exitCode: 1, outputs: { result: "violations", "job-ids": "<job 1>" } });
  expect(jobNames(scenario)).toHaveLength(1);
});

test("a second attempt of a run has the first one's job, however old a result may be", async () => {
  await using scenario = await startScenario({
    files: lists,
    inputs: { "reuse-within-minutes": "0" },
    x: { verdicts: twoGone },
  });
  const attempt = (number: string): HereOptions => ({
    environment: { GITHUB_RUN_ID: "7", GITHUB_RUN_ATTEMPT: number },
  });
  for (const number of ["1", "2"]) {
    const { outputs } = await scenario.runHere(attempt(number));
    expect(outputs).toMatchObject({ result: "violations", "job-ids": "<job 1>" });
  }
  expect(jobNames(scenario)).toHaveLength(1);
  // Another run is to ask anew here.
  await scenario.runHere();
  expect(jobNames(scenario)).toHaveLength(2);
});

test("a second attempt of a run that was cut off without an error goes on with its job", async () => {
  await using scenario = await startScenario({ files: lists, x: { verdicts: twoGone } });
  const environment = { GITHUB_RUN_ID: "7" };
  const cancelWhen = cancelAtRequest(scenario, "x.uploadIds", "acted");
  const cut = await scenario.run({ environment, cancelBy: "SIGKILL", cancelWhen });
  expect(cut).toMatchObject({ exitCode: null, outputs: {}, summary: "" });
  const next = await scenario.runHere({ environment: { ...environment, GITHUB_RUN_ATTEMPT: "2" } });
  expect(next.outputs).toMatchObject({ result: "violations", "job-ids": "<job 1>" });
  expect(jobNames(scenario)).toHaveLength(1);
});
