import { expect, test } from "vitest";
import type { Inputs } from "../inputs/input-table.ts";
import { readInputs } from "../inputs/read-inputs.ts";
import { toCheckOptions } from "./to-check-options.ts";

const run = { owner: "octo-org", repository: "lists", branch: "main", runId: "42" };

function read(environment: Readonly<Record<string, string>>): Inputs {
  const { inputs } = readInputs({
    "INPUT_BEARER-TOKEN": "t0ken",
    INPUT_FILES: "a.txt",
    ...environment,
  });
  if (inputs === undefined) throw new Error("refused");
  return inputs;
}

test("durations become milliseconds", () => {
  const inputs = read({
    "INPUT_TIMEOUT-MINUTES": "1.5",
    "INPUT_POLL-INTERVAL-SECONDS": "45",
    "INPUT_REUSE-WITHIN-MINUTES": "2",
    "INPUT_MAX-AGE-MINUTES": "4",
  });
  expect(toCheckOptions(inputs, run)).toMatchObject({
    timeoutMs: 90_000,
    pollIntervalMs: 45_000,
    reuseWithinMs: 120_000,
    maxAgeMs: 240_000,
  });
});

test("without an input a result may be two days old, and is reused for six hours", () => {
  expect(toCheckOptions(read({}), run)).toMatchObject({ reuseWithinMs: 21_600_000, maxAgeMs: 172_800_000 });
});

test("jobs are named after the input, else the repository, and outside of one as local", () => {
  const prefix = (inputs: Inputs, repository: string): string =>
    toCheckOptions(inputs, { ...run, repository }).jobNamePrefix;
  expect(prefix(read({ "INPUT_JOB-NAME": "mine" }), "lists")).toBe("mine");
  expect(prefix(read({}), "lists")).toBe("lists");
  expect(prefix(read({}), "")).toBe("local");
});

test("steps that check other files are told apart, and a step is the same from run to run", () => {
  const keyOf = (environment: Readonly<Record<string, string>>, runId: string): string | undefined =>
    toCheckOptions(read(environment), { ...run, runId }).listKey;
  expect(keyOf({}, "43")).toBe(keyOf({ INPUT_WAIT: "false" }, "42"));
  expect(keyOf({ INPUT_FILES: "b.txt" }, "42")).not.toBe(keyOf({}, "42"));
  expect(keyOf({ INPUT_FILES: "", INPUT_CONFIG: "lists.yml" }, "42")).not.toBe(keyOf({}, "42"));
  const own = toCheckOptions(read({}), run).listKey;
  expect(toCheckOptions(read({}), { ...run, owner: "other" }).listKey).not.toBe(own);
  expect(toCheckOptions(read({}), { ...run, branch: "v1" }).listKey).not.toBe(own);
});
