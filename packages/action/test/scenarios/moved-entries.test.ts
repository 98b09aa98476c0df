import { expect, test } from "vitest";
import { lists, twoGone } from "../lists.ts";
import { type Scenario, startScenario } from "../scenario.ts";

const [first, second] = [lists["data/a.txt"] as string, lists["data/b.txt"] as string];

/** Commits these files to the base as soon as the IDs are with X. */
function moveMeanwhile(
  { sandbox }: Scenario,
  files: Readonly<Record<string, string | null>>,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    sandbox.faults.script("x.uploadIds", {
      kind: "rewrite",
      body(answer) {
        sandbox.github.commitFiles({ branch: "main", files, message: "Tidy up" }).then(resolve, reject);
        return answer;
      },
    });
  });
}

const start = (): Promise<Scenario> =>
  startScenario({
    files: lists,
    inputs: { "on-violation": "pull-request", "max-removal": "80%" },
    x: { verdicts: twoGone, processingMs: 2000 },
  });

test.each<readonly [string, Readonly<Record<string, string | null>>]>([
  ["a file was renamed", { "data/b.txt": null, "data/d.txt": second }],
  [
    "entries came to a new file",
    { "data/b.txt": "1160164553482756099\r\n", "data/d.txt": "1160164553482756100\n1160164553482756098\n" },
  ],
  [
    "both files were emptied into others",
    { "data/a.txt": "# moved\n", "data/b.txt": "# moved\n", "data/c.txt": first, "data/d.txt": second },
  ],
])("where %s on the base while X worked, what is left there fails the step", async (_name, files) => {
  await using scenario = await start();
  const moved = moveMeanwhile(scenario, files);
  const { exitCode, log } = await scenario.runHere();
  await moved;
  expect(exitCode).toBe(1);
  const text = log.join("\n");
  expect(text).toContain("VIOLATIONS_NOT_ON_BASE");
  expect(text).not.toContain("nothing is to be removed from the base branch.");
});

test("what was only taken off a list in the meantime is told, and is not a failure", async () => {
  await using scenario = await start();
  const moved = moveMeanwhile(scenario, { "data/b.txt": "1160164553482756099\r\n" });
  const { exitCode, log } = await scenario.runHere();
  await moved;
  expect([exitCode, log.filter((line) => line.includes("no longer on the branch"))]).toEqual([
    0,
    [expect.stringContaining("data/b.txt: 2 of the entries found are no longer on the branch main")],
  ]);
});
