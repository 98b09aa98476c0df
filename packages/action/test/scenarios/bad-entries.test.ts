import { expect, test } from "vitest";
import { twoGone } from "../lists.ts";
import { startScenario } from "../scenario.ts";

const rows = Array.from({ length: 14 }, (_, index) => `row ${index}`);
const files = {
  "data/a.txt": ["1160164553482756096", ...rows, "1160164553482756098", "1.16E+18"].join("\n"),
  "data/b.csv": "tweet_id,text\n1160164553482756100,gone\n-1,bad\n1160164553482756101,stays\n",
};

test("entries without an ID stay where that is asked for: warned of, counted, and never called compliant", async () => {
  await using scenario = await startScenario({
    files,
    inputs: { files: "data/*", "on-bad-entry": "keep", "on-violation": "pull-request" },
    x: { verdicts: twoGone },
  });
  const run = await scenario.run();
  expect(run).toMatchSnapshot();
  const { github } = scenario.sandbox;
  const branch = (await github.pulls())[0]?.head.ref ?? "";
  const read = async (path: string): Promise<string | undefined> =>
    (await github.readFile(branch, path))?.toString("utf8");
  expect(await read("data/a.txt")).toBe(["1160164553482756096", ...rows, "1.16E+18"].join("\n"));
  expect(await read("data/b.csv")).toBe("tweet_id,text\n-1,bad\n1160164553482756101,stays\n");
});

test("a dataset of a config may keep them while the others do not", async () => {
  const config = `datasets:
  - name: loose
    files: data/a.txt
    on-bad-entry: keep
  - name: strict
    files: data/b.csv
`;
  await using scenario = await startScenario({ files: { ...files, "datasets.yml": config } });
  const { log, requests } = await scenario.runHere({ inputs: { files: "", config: "datasets.yml" } });
  expect(log.at(-1)).toContain(
    "DATASET_INVALID: The lists cannot be checked as they are.%0A- data/b.csv, line 3:",
  );
  expect(log.at(-1)).not.toContain("data/a.txt");
  expect(requests).toEqual([]);
});
