import { expect, test } from "vitest";
import { lists, nothing } from "../lists.ts";
import { startScenario } from "../scenario.ts";

test("another program's job is waited for and left alone", async () => {
  await using scenario = await startScenario({ files: lists, x: { verdicts: nothing } });
  const { x } = scenario.sandbox;
  const foreign = x.addForeignJob({
    type: "tweets",
    status: "in_progress",
    name: "theirs",
    endsAfterMs: 4000,
  });
  // X answers 150 requests in 15 minutes, no more.
  const { exitCode, log } = await scenario.runHere({ inputs: { "poll-interval-seconds": "0.2" } });
  expect(exitCode).toBe(0);
  expect(log).toContain(
    "Another tweets job of the App is still running; waited <duration>, checking again in <duration>.",
  );
  expect(x.jobs().find(({ id }) => id === foreign.id)?.status).toBe("complete");
});

test("a rate limit while waiting is sat out", async () => {
  await using scenario = await startScenario({ files: lists, x: { verdicts: nothing } });
  const resetAtSeconds = Math.ceil(Date.now() / 1000) + 1;
  scenario.sandbox.faults.script("x.getJob", {
    kind: "answer",
    status: 429,
    headers: { "x-rate-limit-remaining": "0", "x-rate-limit-reset": String(resetAtSeconds) },
    body: { title: "Too Many Requests", status: 429 },
  });
  expect(await scenario.run()).toMatchSnapshot();
});
