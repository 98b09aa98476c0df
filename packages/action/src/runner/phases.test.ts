import { expect, test } from "vitest";
import { createLog } from "./log.ts";
import { createPhases, phaseOf } from "./phases.ts";

function record(isWorkflow: boolean): {
  readonly printed: string[];
  readonly log: ReturnType<typeof createLog>;
} {
  const printed: string[] = [];
  return { printed, log: createLog({ isWorkflow, write: (text) => void printed.push(text.trimEnd()) }) };
}

test("each phase is a group of the log, with a line below it that tells its time", () => {
  const { printed, log } = record(true);
  let nowMs = 5000;
  const phases = createPhases(log, () => nowMs);
  phases.enter("Reading the lists");
  nowMs += 2000;
  phases.enter("Checking at X");
  log.info("Created job 1.");
  nowMs += 90_000;
  phases.leave();
  phases.leave();
  expect(printed).toEqual([
    "::group::Reading the lists",
    "::endgroup::",
    "Reading the lists took 2 s.",
    "::group::Checking at X",
    "Created job 1.",
    "::endgroup::",
    "Checking at X took 1 min 30 s.",
  ]);
});

test("a late event of an earlier phase does not lead back", () => {
  const { printed, log } = record(true);
  const phases = createPhases(log, () => 0);
  phases.enter(phaseOf({ type: "uploaded", jobId: "1", sizeBytes: 1 }));
  phases.enter(phaseOf({ type: "choice", dataset: "ids", file: "a.txt", files: 1, text: "txt" }));
  phases.enter(phaseOf({ type: "job", how: "created", jobType: "users", jobId: "2", ageMs: 7_200_000 }));
  expect(printed).toEqual(["::group::Checking at X"]);
  phases.enter(phaseOf({ type: "compared", violations: 0, unverified: 0 }));
  expect(printed.at(-1)).toBe("::group::Comparing the lists");
});

test("outside of a workflow a phase is a line", () => {
  const { printed, log } = record(false);
  const phases = createPhases(log, () => 0);
  phases.enter("Artifact");
  phases.leave();
  expect(printed).toEqual(["Artifact:", "Artifact took less than 1 s."]);
});
