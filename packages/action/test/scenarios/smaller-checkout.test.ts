import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { gitClone } from "../git.ts";
import { lists, twoGone } from "../lists.ts";
import { startScenario } from "../scenario.ts";

type Lists = Readonly<Record<string, string>>;

const without: Lists = Object.fromEntries(
  Object.entries(lists).map(([path, list]) => [path, String(list).replace(/^\d+(098|100)\r?\n?/gm, "")]),
);

/** What makes a checkout lack entries of the base, which the run was never asked about. */
const causes = [
  { name: "an earlier step filters the lists", inputs: {}, ref: "main", filtered: without },
  {
    name: "a branch of a person proposes to the base",
    inputs: { "pr-base": "main" },
    ref: "work",
    filtered: {},
  },
  { name: "a run of an older commit is started again", inputs: {}, ref: "older", filtered: {} },
] as const;

test.each(causes)(
  "$name: the pull request keeps the entries that the checkout lacks",
  async ({ inputs, ref, filtered }) => {
    let [at, contents]: [string, Lists] = ["main", {}];
    await using scenario = await startScenario({
      files: without,
      inputs: {
        "on-violation": "pull-request",
        "reuse-within-minutes": "0",
        "max-removal": "80%",
        ...inputs,
      },
      x: { verdicts: twoGone },
      async checkOut(gitDir, folder) {
        await gitClone(gitDir, folder);
        execFileSync("git", ["-C", folder, "checkout", "--quiet", at]);
        for (const [path, text] of Object.entries(contents)) await writeFile(join(folder, path), text);
      },
    });
    const { gitDir } = scenario.sandbox.github;
    for (const name of ["older", "work"]) execFileSync("git", ["-C", gitDir, "branch", name, "main"]);
    await scenario.peer.commit(lists as Lists, "Add entries");
    expect((await scenario.runHere()).outputs).toMatchObject({ removed: "3", "pr-operation": "created" });
    const [before] = await scenario.peer.pulls();
    [at, contents] = [ref, filtered];
    const environment = { GITHUB_REF_NAME: ref === "older" ? "main" : ref };
    const { outputs } = await scenario.runHere({ environment });
    expect(outputs).toMatchObject({ result: "compliant", removed: "3", "pr-operation": "unchanged" });
    expect(await scenario.peer.pulls()).toEqual([before]);
  },
);
