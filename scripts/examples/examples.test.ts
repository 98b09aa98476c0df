import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
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

test("a row of the table is an ID of its day and four more columns", () => {
  const [header, ...rows] = (examples.get("examples/daily-table/2020-04-01.tsv.gz") ?? "")
    .replace(/\n$/, "")
    .split("\n");
  expect(header).toBe("tweet_id\tdate\ttime\tlang\tcountry_code");
  expect(rows).toHaveLength(2_400);
  expect(rows.every((row) => /^\d{19}(?:\t[^\t]*){4}$/.test(row))).toBe(true);
});

test("the csv file has titles with commas, quotes and line breaks", () => {
  const text = examples.get("examples/news-articles/tweets-about-news.csv") ?? "";
  for (const title of ['"Masks, gloves and soap"', '"What ""flattening', '"A title\nover'])
    expect(text).toContain(title);
});

test("some replies have no author, and whole posts hold the same ID as number and as text", () => {
  const lines = (path: string) => (examples.get(path) ?? "").trimEnd().split("\n");
  expect(lines("examples/replies/replies.jsonl").filter((line) => line.includes('"uid":null'))).toHaveLength(
    100,
  );
  for (const line of lines("examples/whole-tweets/2020-04-01.jsonl")) {
    expect(line).toMatch(/"id":(\d{19}),"id_str":"\1","user":\{"id":(\d+),"id_str":"\2"/);
  }
});

function readText(path: string): string {
  return readFileSync(new URL(path, import.meta.url), "utf8");
}

const workflows = globSync(new URL("../../examples/workflows/*.yml", import.meta.url).pathname);

interface Use {
  readonly uses?: string;
  readonly with?: object;
}

/** What a job or a step uses of this repository, by its path there: an action, or a workflow that is called. */
function readInputs(uses: string): readonly string[] {
  const [, path = ""] = /\/x-batch-compliance(?:\/(.*))?@v1$/.exec(uses) ?? [];
  if (path.endsWith(".yml")) return Object.keys(parse(readText(`../../${path}`)).on.workflow_call.inputs);
  return Object.keys(parse(readText(path === "" ? "../../action.yml" : `../../${path}/action.yml`)).inputs);
}

test.each([
  ...workflows.map((path) => `examples/workflows/${basename(path)}`),
  ".github/workflows/nightly-pipeline.yml",
])("%s sets only inputs that what it uses of ours declares", (path) => {
  const jobs = Object.values<Use & { readonly steps?: readonly Use[] }>(
    parse(readText(`../../${path}`)).jobs,
  );
  const used = jobs.flatMap((job) => [job, ...(job.steps ?? [])]);
  const ours = used.filter(({ uses }) => uses?.includes("/x-batch-compliance") === true);
  expect(ours).not.toHaveLength(0);
  for (const { uses = "", with: given = {} } of ours) {
    expect(readInputs(uses)).toEqual(expect.arrayContaining(Object.keys(given)));
  }
});
