import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { gitClone } from "../git.ts";
import { lists, twoGone } from "../lists.ts";
import { type Scenario, type ScenarioOptions, startScenario } from "../scenario.ts";

const start = (options: Partial<ScenarioOptions> = {}): Promise<Scenario> =>
  startScenario({ files: lists, x: { verdicts: twoGone }, inputs: { "on-violation": "report" }, ...options });

const listArtifact = ({ sandbox: { artifacts } }: Scenario): readonly string[] =>
  artifacts.artifacts().flatMap(({ name }) => [...artifacts.files(name).keys()].sort());

const counts = ["report.html", "report.json", "report.md"];
const all = ["refetch.txt", ...counts, "results.ndjson", "violations.ndjson"];
const told = "The artifact holds counts and no IDs, as";

test("the artifact of a public repository holds counts, and the log says so and how to have more", async () => {
  await using scenario = await start({ isPrivate: false });
  const { log, summary } = await scenario.runHere();
  expect(listArtifact(scenario)).toEqual(counts);
  expect(log).toContainEqual(
    `${told} the repository is public. Set \`artifact-contents: results\` to list the violations in it, too.`,
  );
  expect(summary).not.toContain("violations.ndjson");
  await scenario.runHere({
    inputs: { "artifact-contents": "results" },
    environment: { GITHUB_RUN_ATTEMPT: "2" },
  });
  expect(listArtifact(scenario)).toEqual([...counts, ...all]);
});

test("that of a private repository holds the results", async () => {
  await using scenario = await start();
  const { log, requests } = await scenario.runHere();
  expect(listArtifact(scenario)).toEqual(all);
  expect(log.filter((line) => line.startsWith(told))).toEqual([]);
  expect(requests).not.toContain("github.getRepo 200");
});

const checkOutWith =
  (event: object | undefined): NonNullable<ScenarioOptions["checkOut"]> =>
  async (gitDir, folder) => {
    await gitClone(gitDir, folder);
    if (event === undefined) await rm(join(folder, "event.json"), { force: true });
    else await writeFile(join(folder, "event.json"), JSON.stringify(event));
  };

test.each([
  ["internal", all],
  ["public", counts],
])("a repository that is %s is known by its visibility", async (visibility, files) => {
  await using scenario = await start({ checkOut: checkOutWith({ repository: { visibility } }) });
  await scenario.runHere({ eventFile: "event.json" });
  expect(listArtifact(scenario)).toEqual(files);
});

test("where the event does not say it, GitHub is asked, and what nobody says is taken for public", async () => {
  await using scenario = await start({ checkOut: checkOutWith(undefined) });
  const { requests } = await scenario.runHere({ eventFile: "event.json" });
  expect(requests).toContain("github.getRepo 200");
  expect(listArtifact(scenario)).toEqual(all);
  scenario.sandbox.faults.script("github.getRepo", { kind: "answer", status: 403, body: { message: "No" } });
  const { log } = await scenario.runHere({ eventFile: "event.json" });
  expect(log).toContainEqual(
    expect.stringContaining(`${told} it is not known whether the repository is public.`),
  );
  expect(listArtifact(scenario)).toEqual([...all, ...counts]);
});
