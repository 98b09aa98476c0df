import { expect, test } from "vitest";
import { lists } from "../lists.ts";
import { startScenario } from "../scenario.ts";

test("everything that is wrong is listed in one error, and nothing is sent", async () => {
  const rows = Array.from({ length: 14 }, (_, index) => `row ${index}`).join("\n");
  await using scenario = await startScenario({
    files: {
      ...lists,
      "data/bad.txt": `1\n${rows}\n1.16E+18\n`,
      "data/lfs.txt": "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n",
    },
  });
  const inputs = {
    "bearer-token": "",
    files: "data/*.txt\nmissing/*.txt\n../outside.txt",
    "on-violation": "ignore",
    "commit-via": "ssh",
    "on-violations": "fail",
  };
  const run = await scenario.run({ inputs });
  expect({ ...run, log: run.log.flatMap((line) => line.split("%0A")) }).toMatchSnapshot();
});

test("a malformed token is listed with the faults of the files", async () => {
  await using scenario = await startScenario({ files: { "data/a.txt": "1\nabc\n" } });
  const run = await scenario.run({ inputs: { "bearer-token": 'Bearer "quoted"' } });
  expect(run.log.flatMap((line) => line.split("%0A"))).toMatchSnapshot();
});

test("lists that alone are wrong are listed too", async () => {
  await using scenario = await startScenario({ files: { "data/a.txt": "1\nabc\n" } });
  const run = await scenario.run();
  expect(run.log.flatMap((line) => line.split("%0A"))).toMatchSnapshot();
  expect(run.requests).toEqual([]);
});

test.each([
  ["pull_request_target", "{}"],
  [
    "pull_request",
    JSON.stringify({ pull_request: { head: { repo: null }, base: { repo: { full_name: "o/r" } } } }),
  ],
  [
    "workflow_run",
    JSON.stringify({
      workflow_run: { head_repository: { full_name: "stranger/r" } },
      repository: { full_name: "o/r" },
    }),
  ],
  ["issue_comment", JSON.stringify({ issue: { number: 1, pull_request: {} }, comment: { body: "/check" } })],
])("%s of strangers is refused before anything is read", async (eventName, event) => {
  await using scenario = await startScenario({ files: { ...lists, "event.json": event } });
  const { exitCode, log, requests } = await scenario.run({
    environment: { GITHUB_EVENT_NAME: eventName },
    eventFile: "event.json",
  });
  expect({ exitCode, log, requests }).toMatchSnapshot();
});
