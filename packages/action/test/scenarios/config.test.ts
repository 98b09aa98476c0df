import type { Verdicts } from "@x-batch-compliance/sandbox";
import { expect, test } from "vitest";
import type { Files } from "../peer.ts";
import { startScenario } from "../scenario.ts";

const config = `# yaml-language-server: $schema=schema.json
datasets:
  - name: lists
    files: [lists/*.txt, "!lists/old.txt"]
  - name: tables
    files: tables/*
    ids:
      - type: tweets
        field: tweet_id
      - type: users
        field: author_id
    scrub-fields: [place, lat]
    max-removal: 75%
`;

const files: Files = {
  "datasets.yml": config,
  "lists/new.txt": "1160164553482756096\n1160164553482756098\n1160164553482756099\n1160164553482756101\n",
  "lists/old.txt": "none of these is read\n",
  "tables/rows.csv": [
    "tweet_id,text,place,lat,author_id",
    '1160164553482756096,"stays, whole",Rome,41.9,783214',
    "1160164553482756098,its post is gone,Rome,41.9,783214",
    '1160164553482756102,"its ""place"" is gone","Rome, IT",41.9,783214',
    "1160164553482756103,its author is gone,,,12",
    ",only a user,Oslo,59.9,2244994945",
    "",
  ].join("\r\n"),
  "tables/whole.jsonl":
    '{"tweet_id":"1160164553482756102","place":{"name":"Rome"},"lat": 41.9,"author_id":783214}\n{"tweet_id":"1160164553482756104","place":null,"author_id":"783214"}\n',
};

const verdicts: Verdicts = {
  kind: "table",
  byId: {
    "1160164553482756098": { action: "delete", reason: "deleted" },
    "1160164553482756102": { action: "delete", reason: "scrub_geo" },
    "12": { action: "delete", reason: "suspended" },
  },
};

const inputs = { files: "", config: "datasets.yml", "on-violation": "pull-request" };

test("posts and users of several datasets are checked in one run, and locations are blanked", async () => {
  await using scenario = await startScenario({ files, inputs, x: { verdicts } });
  const { exitCode, log, outputs, summary, requests } = await scenario.run();
  const isOurs = (line: string): boolean => !/job|Upload|Waiting|Result:|artifact|input is valid/i.test(line);
  // Jobs of the two types run side by side, so that the order of what is told of them differs.
  expect({ exitCode, outputs: { ...outputs, "job-ids": "" }, log: log.filter(isOurs) }).toMatchSnapshot();
  expect(summary.replaceAll(/<job \d>/g, "<job>")).toMatchSnapshot("summary");
  expect(requests.filter((request) => request === "x.createJob 200")).toHaveLength(2);
  const { github } = scenario.sandbox;
  const [pull] = await github.pulls();
  expect({ title: pull?.title, body: pull?.body }).toMatchSnapshot("pull request");
  const read = async (path: string): Promise<string | undefined> =>
    (await github.readFile(pull?.head.ref ?? "", path))?.toString("utf8");
  expect(await read("lists/new.txt")).toBe("1160164553482756096\n1160164553482756099\n1160164553482756101\n");
  expect(await read("tables/rows.csv")).toBe(
    [
      "tweet_id,text,place,lat,author_id",
      '1160164553482756096,"stays, whole",Rome,41.9,783214',
      '1160164553482756102,"its ""place"" is gone",,,783214',
      ",only a user,Oslo,59.9,2244994945",
      "",
    ].join("\r\n"),
  );
  expect(await read("tables/whole.jsonl")).toBe(
    '{"tweet_id":"1160164553482756102","place":null,"lat": null,"author_id":783214}\n{"tweet_id":"1160164553482756104","place":null,"author_id":"783214"}\n',
  );
  const again = await scenario.runHere();
  expect(again.outputs).toMatchObject({ "pr-operation": "unchanged", "pr-number": "1", removed: "3" });
});

test("a dataset above its own limit stops the proposal of all", async () => {
  const strict = config.replace("max-removal: 75%", "max-removal: 2");
  await using scenario = await startScenario({
    files: { ...files, "datasets.yml": strict },
    inputs: { ...inputs, "max-removal": "100%" },
    x: { verdicts },
  });
  const { exitCode, log, outputs, requests } = await scenario.runHere();
  expect(exitCode).toBe(1);
  expect(log.at(-1)).toContain(
    "MAX_REMOVAL_EXCEEDED: `tables`: 3 IDs of 8 would be removed (4 entries in 2 files), which exceeds `max-removal` (2). The digest of",
  );
  expect(outputs).toMatchObject({ result: "violations", removed: "0", "pr-operation": "none" });
  expect(requests.filter((request) => /github\.(create|update|delete)/.test(request))).toEqual([]);
});

test("the input's limit holds for a dataset that names none", async () => {
  await using scenario = await startScenario({
    files,
    inputs: { ...inputs, "max-removal": "0" },
    x: { verdicts },
  });
  const { log } = await scenario.runHere();
  expect(log.at(-1)).toContain(
    "MAX_REMOVAL_EXCEEDED: `lists`: 1 ID of 4 would be removed (1 entry in 1 file), which exceeds `max-removal` (0). The digest of",
  );
});

test("faults of inputs, of the config, of its globs and of the lists come together", async () => {
  const broken = `datasets:
  - name: lists
    files: [lists/*.txt, missing/*.txt]
  - name: tables
    files: [tables/*.csv, lists/new.txt]
`;
  await using scenario = await startScenario({ files: { ...files, "datasets.yml": broken } });
  const run = await scenario.run({ inputs: { ...inputs, field: "2", wait: "maybe" } });
  expect({ ...run, log: run.log.flatMap((line) => line.split("%0A")) }).toMatchSnapshot("globs and lists");
  const misspelt = config.replace("type: users", "type: authors").replace("scrub-fields", "scrub-field");
  await scenario.peer.commit({ "datasets.yml": misspelt }, "Misspell");
  const { log } = await scenario.run({ inputs });
  expect(log.flatMap((line) => line.split("%0A"))).toMatchSnapshot("misspelt");
});
