import { gunzipSync } from "node:zlib";
import type { Verdicts } from "@x-batch-compliance/sandbox";
import { expect, test } from "vitest";
import { readExample, readWorkflowInputs } from "../examples.ts";
import { type Scenario, startScenario } from "../scenario.ts";

type Files = ReturnType<typeof readExample>;

const textOf = (path: string, bytes: Buffer): string =>
  Buffer.from(path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");

/** Every so-many-th of what a pattern finds in the files is gone. */
function takeAway(files: Files, pattern: RegExp, every: number): ReadonlySet<string> {
  const ids = Object.entries(files).flatMap(([path, bytes]) =>
    [...textOf(path, bytes).matchAll(pattern)].map((match) => match[1] as string),
  );
  return new Set(ids.filter((_, index) => index % every === 0));
}

function judge(byReason: Readonly<Record<string, ReadonlySet<string>>>): Verdicts {
  const byId = Object.entries(byReason).flatMap(([reason, ids]) =>
    [...ids].map((id) => [id, { action: reason === "scrub_geo" ? reason : "delete", reason }] as const),
  );
  return { kind: "table", byId: Object.fromEntries(byId) };
}

function startExample(options: {
  readonly files: Files;
  readonly workflow: string;
  readonly verdicts: Verdicts;
}): Promise<Scenario> {
  return startScenario({
    files: options.files,
    // No default of the scenarios' own stands beside what the workflow says.
    inputs: { files: "", ...readWorkflowInputs(options.workflow) },
    x: { verdicts: options.verdicts },
  });
}

/** What is on the branch of the pull request, decompressed. */
async function readProposed({ sandbox: { github } }: Scenario, path: string): Promise<string> {
  const [pull] = await github.pulls();
  return textOf(path, (await github.readFile(pull?.head.ref ?? "", path)) ?? Buffer.from(""));
}

/** Lines that an ID of the set stands in go, and nothing else does. */
function withoutLines(text: string, gone: ReadonlySet<string>): string {
  const lines = text.split(/(?<=\n)/);
  return lines.filter((line) => !(line.match(/\d+/g) ?? []).some((id) => gone.has(id))).join("");
}

test.for([
  ["hourly-tweet-ids", "check-tweets", /^(\d+)\r?$/gm],
  ["daily-table", "check-table", /^(\d+)\t/gm],
  ["replies", "check-replies", /"(?:tid|uid)":"(\d+)"/g],
] as const)(
  "the dataset %s loses its lines by the workflow %s, and no other byte",
  async ([name, workflow, ids]) => {
    const files = readExample(name);
    const gone = takeAway(files, ids, 23);
    await using scenario = await startExample({ files, workflow, verdicts: judge({ deleted: gone }) });
    const run = await scenario.runHere();
    expect([run.exitCode, run.outputs.result, run.outputs["pr-operation"]]).toEqual([
      0,
      "violations",
      "created",
    ]);
    for (const [path, bytes] of Object.entries(files)) {
      const text = textOf(path, bytes);
      const expected = path.endsWith(".yml") ? text : withoutLines(text, gone);
      expect((await readProposed(scenario, path)) === expected).toBe(true);
    }
  },
);

test.for([
  ["user-ids", "check-users", /^(\d+)$/gm],
  ["news-articles", "check-news-articles", /,(\d{19})\r$/gm],
] as const)(
  "the dataset %s fails the workflow %s with the number of its violations",
  async ([name, workflow, ids]) => {
    const files = readExample(name);
    const gone = takeAway(files, ids, 50);
    await using scenario = await startExample({ files, workflow, verdicts: judge({ suspended: gone }) });
    const run = await scenario.runHere();
    expect([run.exitCode, run.outputs.result, run.outputs.violations]).toEqual([
      1,
      "violations",
      String(gone.size),
    ]);
    expect(run.log.at(-1)).toMatch(new RegExp(`${gone.size} of \\d+ IDs are no longer compliant`));
  },
);

test("whole posts lose their location where that is enough, and go with their author", async () => {
  const files = readExample("whole-tweets");
  const path = "data/2020-04-01.jsonl";
  const lines = textOf(path, files[path] as Buffer).split(/(?<=\n)/);
  const located = lines.filter((line) => !line.includes('"geo":null'));
  const idOf = (line: string | undefined): string => /"id":(\d+)/.exec(line ?? "")?.[1] ?? "";
  const authorOf = (line: string | undefined): string => /"user":\{"id":(\d+)/.exec(line ?? "")?.[1] ?? "";
  const scrubbed = new Set(located.slice(0, 10).map(idOf));
  const author = authorOf(located[12]);
  const verdicts = judge({ scrub_geo: scrubbed, suspended: new Set([author]) });
  await using scenario = await startExample({ files, workflow: "check-whole-tweets", verdicts });
  const run = await scenario.runHere();
  expect([run.exitCode, run.outputs["pr-operation"]]).toEqual([0, "created"]);
  const blank = (line: string): string =>
    JSON.stringify({
      ...JSON.parse(line.replace(/"id":(\d+)/g, '"id":"#$1"')),
      geo: null,
      coordinates: null,
      place: null,
    })
      .replace(/"#(\d+)"/g, "$1")
      .concat("\n");
  const expected = lines
    .filter((line) => authorOf(line) !== author)
    .map((line) => (scrubbed.has(idOf(line)) ? blank(line) : line));
  expect(await readProposed(scenario, path)).toBe(expected.join(""));
  expect(located).not.toHaveLength(0);
});
