import { expect, test } from "vitest";
import { createClient } from "../src/client/client.ts";
import { flows } from "./complete-job.ts";
import { checkOnce, joinLines, writeDataset } from "./drive-check.ts";
import { type DrivenCore, driveCore } from "./drive-core.ts";
import { makeIds } from "./make-part.ts";

const ids = makeIds(60);
const remove = { action: "delete", reason: "deleted" } as const;
const verdicts = { kind: "table", byId: { [ids[3] as string]: remove } } as const;
const files = { "a.txt": joinLines(ids) };
const dayMs = 86_400_000;

/** The same world, but for our wall clock: it is set to another time at the first sleep. */
function setClock(driven: DrivenCore, fromMs: number, toMs: number): DrivenCore {
  const { clock, sandbox } = driven;
  let offsetMs = fromMs;
  clock.whileAsleep(() => {
    offsetMs = toMs;
  });
  const client = createClient({
    bearerToken: sandbox.x.bearerToken,
    apiUrl: sandbox.x.origin,
    clock: { ...clock, now: () => clock.now() + offsetMs },
  });
  return { ...driven, client };
}

const jumps = [
  ["api", "is a day ahead", dayMs, dayMs],
  ["gcs", "is a day behind", -dayMs, -dayMs],
  ["api", "jumps ahead by a day", 0, dayMs],
  ["gcs", "jumps ahead by a day", 0, dayMs],
  ["api", "jumps back by a day", 0, -dayMs],
  ["gcs", "jumps back by a day", 0, -dayMs],
] as const;

test.each(jumps)("in the flow %s a check ends as ever though our clock %s", async (flow, _, fromMs, toMs) => {
  await using driven = await driveCore({ flow, verdicts, processingMs: 120_000 });
  // The upload needs its window a second time.
  const upload = flows.find((one) => one.flow === flow)?.upload ?? "";
  driven.sandbox.faults.script(upload, { kind: "answer", status: 503 });
  const jumping = setClock(driven, fromMs, toMs);
  const { report } = await checkOnce(jumping, [await writeDataset(driven, { files })]);
  await jumping.client.close();
  expect(report).toMatchObject({ result: "violations", checked: 60, violations: 1, unverified: 0 });
  // The jump has happened, and no job was taken for expired because of it.
  expect(driven.clock.sleeps.length).toBeGreaterThan(1);
  expect(driven.count("x.createJob", "x.cancelJob")).toEqual([1, 0]);
});

test.each(jumps)(
  "in the flow %s a check is pending at its own time though our clock %s",
  async (flow, _, fromMs, toMs) => {
    await using driven = await driveCore({ flow, processingMs: 36_000_000 });
    const jumping = setClock(driven, fromMs, toMs);
    const endMs = driven.after(500_000);
    const dataset = await writeDataset(driven, { files });
    const { report } = await checkOnce(jumping, [dataset], { timeoutMs: 500_000 });
    await jumping.client.close();
    expect(report.result).toBe("pending");
    expect(driven.clock.monotonic()).toBe(endMs);
  },
);
