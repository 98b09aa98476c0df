import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { renderExamples } from "./render-examples.ts";

const examples = renderExamples();
const read = (name: string) => examples.get(`examples/hourly-tweet-ids/2020-03-01-${name}.txt`) ?? "";
const idsOf = (text: string) => text.match(/^\d+(?=\r?$)/gm) ?? [];

test("the hourly lists hold over 22,000 IDs, a few of them twice", () => {
  const ids = ["00", "01", "02", "03"].flatMap((hour) => idsOf(read(hour)));
  expect(ids.length).toBeGreaterThan(22_000);
  expect(ids.length - new Set(ids).size).toBe(12);
});

test("every ID of an hour was given out in that hour", () => {
  const hours = idsOf(read("01")).map((id) => new Date(Number((BigInt(id) >> 22n) + 1_288_834_974_657n)));
  expect(new Set(hours.map((hour) => hour.toISOString().slice(0, 13)))).toEqual(new Set(["2020-03-01T01"]));
});

test("an hour is not exactly in order", () => {
  const ids = idsOf(read("00")).map(BigInt);
  const steps = ids.slice(1).map((id, index) => id > (ids[index] ?? 0n));
  expect(steps).toContain(false);
});

test("the lists have the irregularities of real ones", () => {
  expect(read("01").replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  expect(read("02")).toMatch(/^\uFEFF# /);
  expect(read("02")).toContain("\n\n");
  expect(read("03")).toMatch(/\d$/);
});

test("the user list holds old short IDs and new long ones", () => {
  const ids = idsOf(examples.get("examples/user-ids/accounts.txt") ?? "");
  expect(ids).toHaveLength(612);
  expect(ids.some((id) => id.length <= 8)).toBe(true);
  expect(ids.some((id) => id.length === 19)).toBe(true);
});

function readText(path: string): string {
  return readFileSync(new URL(path, import.meta.url), "utf8");
}

test.each(["check-tweets", "check-users"])(
  "the workflow %s sets only inputs that action.yml declares",
  (name) => {
    const { inputs } = parse(readText("../../action.yml"));
    const { jobs } = parse(readText(`../../examples/workflows/${name}.yml`));
    const steps = Object.values<{ steps: { uses?: string; with?: object }[] }>(jobs).flatMap(
      (job) => job.steps,
    );
    const ours = steps.filter((step) => step.uses?.includes("/x-batch-compliance@"));
    expect(ours).toHaveLength(1);
    for (const step of ours) {
      expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(step.with ?? {})));
    }
  },
);
