import type { CheckEvent } from "@x-batch-compliance/core";
import { systemClock } from "@x-batch-compliance/core/advanced";
import { expect, test } from "vitest";
import { createLog } from "../runner/log.ts";
import { createPhases } from "../runner/phases.ts";
import { createProgress } from "./check-files.ts";

test("the plan of a list of several parts is a line of the log, and that of a single one is not", () => {
  const printed: string[] = [];
  const log = createLog({ write: (text) => printed.push(text), isWorkflow: false });
  const phases = createPhases(log, () => 0);
  const progress = createProgress(log, { clock: systemClock, phases, waits: true });
  const plan: CheckEvent & { readonly type: "plan" } = {
    ...{ type: "plan", jobType: "tweets", parts: 17, fresh: 0, older: 0, none: 17, jobs: 17 },
    ...{ fit: 5, passMs: undefined },
  };
  progress({ ...plan, parts: 1, none: 1, jobs: 1 });
  const before = printed.join("");
  progress(plan);
  expect(before).not.toContain("needed");
  expect(printed.join("").slice(before.length)).toBe("Posts: 17 jobs needed; about 5 fit into this run.\n");
  createProgress(log, { clock: systemClock, phases, waits: false })(plan);
  expect(printed.at(-1)).toContain("submits one");
});

test("asking X for its jobs is not told as reading the lists", () => {
  const printed: string[] = [];
  const log = createLog({ write: (text) => printed.push(text), isWorkflow: true });
  let nowMs = 0;
  const phases = createPhases(log, () => nowMs);
  phases.enter("Reading the lists");
  const progress = createProgress(log, { clock: systemClock, phases, waits: true });
  progress({ type: "scanned", files: 1, entries: 1, readBytes: 20, uploads: [] });
  nowMs = 70_000;
  phases.leave();
  expect(printed.join("")).toMatch(/Checking at X took 1 min 10 s/);
  expect(printed.join("")).not.toMatch(/lists took 1 min/);
});
