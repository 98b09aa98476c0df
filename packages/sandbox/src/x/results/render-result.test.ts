import { expect, test } from "vitest";
import { createJudge } from "../verdicts/create-judge.ts";
import { type RenderOptions, renderResult } from "./render-result.ts";

const ids = Array.from({ length: 2000 }, (_, index) =>
  String(1_160_164_553_482_756_096n + BigInt(index * 7919)),
);
const options: RenderOptions = {
  upload: Buffer.from(ids.join("\n")),
  type: "tweets",
  flow: "api",
  judge: createJudge({ kind: "derived", share: 0.4 }),
  invalidLines: "echo",
  echoForm: "documented",
  oddLines: [],
  seed: "1",
};
const deleteAll = createJudge({
  kind: "table",
  byId: Object.fromEntries(ids.map((id) => [id, { action: "delete", reason: "deleted" }])),
});

function listRecords(result: Buffer): readonly { id: string; redacted_at?: string | null; error?: string }[] {
  const lines = result.toString().split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line));
}

test("the newer generation has one event for each ID that is not compliant, in another order than the input", () => {
  const records = listRecords(renderResult({ ...options, judge: deleteAll }));
  const told = records.map(({ id }) => id);
  expect(told).not.toEqual(ids);
  expect(told.toSorted()).toEqual(ids.toSorted());
});

test("compliant IDs are not in the result", () => {
  const told = listRecords(renderResult(options)).map(({ id }) => id);
  expect(told.length).toBeGreaterThan(700);
  expect(told.length).toBeLessThan(900);
  expect(ids).toEqual(expect.arrayContaining(told));
});

test("the result of a job is always the same, and another job's order is another", () => {
  expect(renderResult(options)).toEqual(renderResult(options));
  const other = renderResult({ ...options, seed: "2" });
  expect(other).not.toEqual(renderResult(options));
  expect(
    listRecords(other)
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(
    listRecords(renderResult(options))
      .map(({ id }) => id)
      .toSorted(),
  );
});

test("one blank line stands in the middle, and a line feed at the end", () => {
  const text = renderResult(options).toString();
  const lines = text.split("\n");
  expect(lines.pop()).toBe("");
  const blank = lines.flatMap((line, index) => (line === "" ? [index] : []));
  expect(blank).toHaveLength(1);
  expect(Math.abs((blank[0] ?? 0) - lines.length / 2)).toBeLessThan(2);
});

test("the older generation repeats some events with a later time", () => {
  const records = listRecords(renderResult({ ...options, flow: "gcs", judge: deleteAll }));
  const repeated = records.length - new Set(records.map(({ id }) => id)).size;
  expect(repeated).toBeGreaterThan(30);
  expect(repeated).toBeLessThan(100);
  const times = Map.groupBy(records, ({ id }) => id);
  for (const events of times.values()) {
    expect(events.length).toBeLessThanOrEqual(2);
    expect(new Set(events.map(({ redacted_at }) => redacted_at)).size).toBe(events.length);
  }
});

test("an ID that was uploaded twice is told once", () => {
  const upload = Buffer.from([...ids, ...ids].join("\n"));
  expect(listRecords(renderResult({ ...options, upload, judge: deleteAll }))).toHaveLength(ids.length);
});

test("lines that are not IDs come back, unless X is set not to echo them", () => {
  const upload = Buffer.from("not_a_valid_id\n20\r\n");
  const render = (invalidLines: RenderOptions["invalidLines"]) =>
    listRecords(renderResult({ ...options, upload, invalidLines }));
  expect(render("echo").toSorted((one, other) => one.id.localeCompare(other.id))).toEqual([
    { id: "20\r", error: "invalid_id" },
    { id: "not_a_valid_id", error: "invalid_id" },
  ]);
  expect(render("echo-half")).toEqual([{ id: "not_a_valid_id", error: "invalid_id" }]);
  expect(render("drop")).toEqual([]);
});

test("a result without any event is empty", () => {
  expect(renderResult({ ...options, judge: () => undefined })).toHaveLength(0);
  expect(renderResult({ ...options, upload: Buffer.alloc(0) })).toHaveLength(0);
});

test("a result longer than one batch of records is whole", () => {
  const many = Array.from({ length: 10_000 }, (_, index) => `line ${index}`);
  const records = listRecords(renderResult({ ...options, upload: Buffer.from(many.join("\n")) }));
  expect(new Set(records.map(({ id }) => id))).toEqual(new Set(many));
});
