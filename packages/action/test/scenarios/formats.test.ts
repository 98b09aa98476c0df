import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { twoGone } from "../lists.ts";
import { startScenario } from "../scenario.ts";

const tables = {
  "data/posts.csv":
    'tweet_id,text\r\n1160164553482756097,"one, ""two""\nthree"\r\n"1160164553482756098",gone\r\n1160164553482756099,last',
  "data/whole.jsonl":
    '{"id":1160164553482756100,"id_str":"1160164553482756100"}\n{"id":1160164553482756101,"id_str":"1160164553482756101"}\n',
  "data/plain.txt": "1160164553482756098\n1160164553482756102\n",
};

test("tables and JSON lines are checked beside lists, and their rows are removed whole", async () => {
  await using scenario = await startScenario({
    files: tables,
    inputs: { files: "data/*", "on-violation": "pull-request", "max-removal": "100%" },
    x: { verdicts: twoGone },
  });
  const run = await scenario.run();
  expect(run).toMatchSnapshot();
  const { github } = scenario.sandbox;
  const branch = (await github.pulls())[0]?.head.ref ?? "";
  const read = async (path: string): Promise<string | undefined> =>
    (await github.readFile(branch, path))?.toString("utf8");
  expect(await read("data/posts.csv")).toBe(
    'tweet_id,text\r\n1160164553482756097,"one, ""two""\nthree"\r\n1160164553482756099,last',
  );
  expect(await read("data/whole.jsonl")).toBe('{"id":1160164553482756101,"id_str":"1160164553482756101"}\n');
  expect(await read("data/plain.txt")).toBe("1160164553482756102\n");
});

test("a table with two columns of IDs is refused with the question which one is meant", async () => {
  await using scenario = await startScenario({
    files: {
      "data/pairs.csv": "1160164553482756097,1160164553482750000\n1160164553482756098,1160164553482750001\n",
    },
    inputs: { files: "data/*" },
  });
  expect(await scenario.run()).toMatchSnapshot();
});

test("a row is removed if an ID of any place in `field` has to be", async () => {
  const row = (id: string, reply: string): string =>
    `{"id":"11601645534827561${id}","reply":"11601645534827561${reply}"}\n`;
  await using scenario = await startScenario({
    files: { "data/rows.jsonl": row("01", "02") + row("03", "00") + row("04", "05") },
    inputs: { files: "data/*", field: "id, reply", "on-violation": "pull-request", "max-removal": "100%" },
    x: { verdicts: twoGone },
  });
  const run = await scenario.runHere();
  expect([run.exitCode, run.outputs.checked, run.outputs.removed]).toEqual([0, "6", "1"]);
  const { github } = scenario.sandbox;
  const branch = (await github.pulls())[0]?.head.ref ?? "";
  const text = (await github.readFile(branch, "data/rows.jsonl"))?.toString("utf8");
  expect(text).toBe(row("01", "02") + row("04", "05"));
});

test("a packed list without violations is left alone, however it was packed", async () => {
  await using scenario = await startScenario({
    files: { "data/ids.txt.gz": gzipSync("1160164553482756097\n".repeat(99), { level: 1 }) },
    inputs: { files: "data/*", "on-violation": "pull-request" },
    x: { verdicts: twoGone },
  });
  const run = await scenario.runHere();
  expect([run.exitCode, run.outputs.result, run.outputs["pr-operation"]]).toEqual([0, "compliant", "none"]);
});
