import { expect, test } from "vitest";
import { hashLine } from "../ids/hash-line.ts";
import { readLine } from "../ids/line.ts";
import type { Flow, JobType } from "../job.ts";
import { createJudge, type Verdicts } from "./create-judge.ts";
import type { Verdict } from "./verdict.ts";

const ids = Array.from({ length: 20_000 }, (_, index) => String(1_160_164_553_482_756_096n + BigInt(index)));

interface Question {
  readonly id: string;
  readonly type?: JobType;
  readonly flow?: Flow;
}

function judge(verdicts: Verdicts, { id, type = "tweets", flow = "api" }: Question): Verdict | undefined {
  const line = readLine(Buffer.from(id), 0);
  return createJudge(verdicts)({ line, hash: hashLine(line), type, flow });
}

function listVerdicts(type: JobType, flow: Flow): readonly string[] {
  const found = ids.map((id) => judge({ kind: "derived", share: 1 }, { id, type, flow }));
  return [...new Set(found.map((verdict) => `${verdict?.action} ${verdict?.reason}`))].sort();
}

test("derived verdicts fall on about the share that was asked for, on 5 % unless told", () => {
  const count = (verdicts: Verdicts) => ids.filter((id) => judge(verdicts, { id })).length;
  expect(count({ kind: "derived", share: 0 })).toBe(0);
  expect(count({ kind: "derived", share: 1 })).toBe(ids.length);
  expect(count({ kind: "derived", share: 0.3 }) / ids.length).toBeCloseTo(0.3, 1);
  expect(count({ kind: "derived" }) / ids.length).toBeCloseTo(0.05, 2);
});

test("an ID has the same derived verdict every time", () => {
  const first = ids.map((id) => judge({ kind: "derived", share: 0.5 }, { id }));
  expect(ids.map((id) => judge({ kind: "derived", share: 0.5 }, { id }))).toEqual(first);
});

test("every word of a generation and type occurs, and no other", () => {
  expect(listVerdicts("tweets", "gcs")).toEqual([
    "delete bounced",
    "delete deleted",
    "delete protected",
    "delete scrub_geo",
    "delete suspended",
  ]);
  expect(listVerdicts("tweets", "api")).toEqual([
    "delete deactivated",
    "delete deleted",
    "delete protected",
    "delete suspended",
    "rehydrate tweet_edited",
    "scrub_geo geo_scrubbed",
  ]);
  const users = ["delete deactivated", "delete deleted", "delete protected", "delete suspended"];
  expect(listVerdicts("users", "gcs")).toEqual(users);
  expect(listVerdicts("users", "api")).toEqual(users);
});

test("a table has the verdicts that stand in it, whatever their words, and no other", () => {
  const verdict = { action: "vanish", reason: "constructor" };
  const table: Verdicts = { kind: "table", byId: { "20": verdict } };
  expect(judge(table, { id: "20" })).toEqual(verdict);
  expect(judge(table, { id: "21" })).toBeUndefined();
});
