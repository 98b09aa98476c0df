import { createMovedClock } from "@x-batch-compliance/sandbox";
import { expect, test } from "vitest";
import { jobNames } from "../cancel.ts";
import { readWorkflowInputs } from "../examples.ts";
import { lists, nothing, threeGone, twoGone } from "../lists.ts";
import { startScenario } from "../scenario.ts";

const hourMs = 3_600_000;
/** Of five IDs three are many, and the runner's token for artifacts is older than the days that pass here. */
const ofDays = { "max-removal": "100%", "artifact-contents": "none" };

test("a pipeline proposes each night what X has found since the night before, and pays one job a night", async () => {
  const clock = createMovedClock();
  await using scenario = await startScenario({
    clock,
    files: lists,
    // No default of the scenarios' own stands beside what the workflow says.
    inputs: { files: "", ...readWorkflowInputs("nightly-pipeline"), ...ofDays },
    x: { verdicts: twoGone, processingMs: 20 * hourMs },
  });
  const first = await scenario.runHere();
  expect(first).toMatchObject({
    exitCode: 0,
    outputs: { result: "pending", coverage: "0", "as-of": "", "pr-operation": "none" },
  });
  expect(first.log.at(-1)).toBe(
    "X has not finished checking 5 IDs. The next run collects what is ready by then.",
  );
  scenario.sandbox.x.setVerdicts(threeGone);
  clock.advance(24 * hourMs);
  const second = await scenario.runHere();
  expect(second).toMatchObject({
    exitCode: 0,
    outputs: { result: "violations", violations: "2", coverage: "1", "pr-operation": "created" },
  });
  expect(second.log.at(-1)).toBe("2 of 5 IDs are no longer compliant (as of <time>).");
  expect(second.summary).toContain("An older result is used until a newer one is ready. It is <age> old");
  expect(second.summary).toContain("1 new job.");
  clock.advance(24 * hourMs);
  const third = await scenario.runHere();
  expect(third.outputs).toMatchObject({ violations: "3", "pr-operation": "updated" });
  expect(jobNames(scenario)).toHaveLength(3);
});

test("a compliant list says as of when, until its result is too old for that", async () => {
  const clock = createMovedClock();
  await using scenario = await startScenario({
    clock,
    files: lists,
    inputs: { ...ofDays, wait: "false" },
    x: { verdicts: nothing, processingMs: 20 * hourMs },
  });
  await scenario.runHere();
  clock.advance(24 * hourMs);
  const known = await scenario.runHere();
  expect(known).toMatchObject({ exitCode: 0, outputs: { result: "compliant", coverage: "1" } });
  expect(known.log.at(-1)).toBe("All 5 IDs are compliant (as of <time>).");
  expect(known.log).toContain("Posts: using an older result for 1 part; it is <age> old.");
  // X is slow with the next one, and the result that there is grows old.
  clock.advance(19 * hourMs);
  const strict = { "max-age-minutes": "1440" };
  const outdated = await scenario.runHere({ inputs: strict });
  expect(outdated).toMatchObject({
    exitCode: 1,
    outputs: { result: "unverified", unverified: "5", coverage: "0", "as-of": "" },
  });
  expect(outdated.log.at(-1)).toBe(
    "::error title=X Batch Compliance::5 of 5 IDs could not be verified (the newest result is <age> old). The run fails because `on-unverified` is `fail`.",
  );
  expect(outdated.summary).toContain("One result is older than `max-age-minutes` allows (24 h)");
  expect((await scenario.runHere({ inputs: { ...strict, "on-unverified": "report" } })).exitCode).toBe(0);
  expect(jobNames(scenario)).toHaveLength(2);
});

test("a violation that is known fails the run while other parts have no result, which only wait", async () => {
  await using scenario = await startScenario({
    files: lists,
    inputs: { wait: "false", "max-ids-per-job": "2" },
    x: { verdicts: twoGone },
  });
  const first = await scenario.runHere();
  expect(first).toMatchObject({ exitCode: 0, outputs: { result: "pending" } });
  expect(first.log).toContain("Posts: 3 jobs needed; this run submits one and does not wait for it.");
  const second = await scenario.runHere();
  expect(second).toMatchObject({ exitCode: 0, outputs: { result: "pending", coverage: "0.4" } });
  expect(second.log.at(-1)).toBe(
    "X has not finished checking 3 of 5 IDs. No violations are known among the others (as of <time>). The next run collects what is ready by then.",
  );
  const third = await scenario.runHere();
  expect(third).toMatchObject({
    exitCode: 1,
    outputs: { result: "violations", violations: "1", unverified: "1", coverage: "0.8" },
  });
  expect(third.log.at(-1)).toBe(
    "::error title=X Batch Compliance::1 of 5 IDs is no longer compliant (as of <time>; 80%25 of the IDs are known so far). X has not finished checking the others. The next run collects what is ready by then.",
  );
  expect(third.summary).toContain("1 without a result yet (1 ID)");
  const reported = await scenario.runHere({ inputs: { "on-violation": "report" } });
  expect(reported).toMatchObject({ exitCode: 0, outputs: { violations: "2", coverage: "1" } });
  expect(reported.summary).toContain("0 new jobs.");
});

test.each([
  // The older part of the list keeps its result.
  { posts: "newer", step: 1000n, coverage: "0.75" },
  // What an older result does not name says nothing any more; what it names still counts.
  { posts: "older", step: -1000n, coverage: "0" },
])(
  "a removal is proposed on the day it is known, though the list gets $posts posts each night",
  async ({ step, coverage }) => {
    const clock = createMovedClock();
    const ids = ["1160164553482756096", "1160164553482756097", "1160164553482756098"];
    const [kept = "", gone = "", goneLater = ""] = ids;
    const added = (night: number): string => String(BigInt(kept) + step + BigInt(night));
    const deleted = { action: "delete", reason: "deleted" };
    const write = (entries: readonly string[]): Readonly<Record<string, string>> => ({
      "data/a.txt": `${entries.join("\n")}\n`,
    });
    await using scenario = await startScenario({
      clock,
      files: write(ids),
      inputs: { files: "", ...readWorkflowInputs("nightly-pipeline"), ...ofDays },
      x: { verdicts: { kind: "table", byId: { [gone]: deleted } }, processingMs: hourMs / 2 },
    });
    const { sandbox, peer } = scenario;
    const night = async (number: number): ReturnType<typeof scenario.runHere> => {
      clock.advance(24 * hourMs);
      ids.push(added(number));
      await peer.commit(write(ids), "Add a post");
      return await scenario.runHere();
    };
    expect((await scenario.runHere()).outputs["pr-operation"]).toBe("none");
    sandbox.x.setVerdicts({ kind: "table", byId: { [gone]: deleted, [goneLater]: deleted } });
    const first = await night(1);
    expect(first).toMatchObject({
      exitCode: 0,
      outputs: {
        ...{ result: "violations", violations: "1", coverage },
        ...{ "pr-operation": "created", "pr-number": "1", removed: "1" },
      },
    });
    expect(first.summary).toContain("Pull request #1 opened: it removes 1 entry");
    expect(first.summary).not.toContain("The pull request failed");
    expect(first.summary).not.toContain("at no new cost");
    // X has learned of another one since.
    const second = await night(2);
    expect(second.outputs).toMatchObject({ violations: "2", "pr-operation": "updated", "pr-number": "1" });
    // Nothing is added, and the open one is named all the same.
    const third = await night(3);
    expect(third.outputs).toMatchObject({ "pr-operation": "updated", "pr-number": "1", removed: "2" });
    clock.advance(hourMs);
    const again = await scenario.runHere();
    expect(again.outputs).toMatchObject({ "pr-operation": "unchanged", "pr-number": "1", removed: "2" });
    expect(await peer.pulls()).toMatchObject([{ number: 1, state: "open" }]);
    expect(await peer.read(again.outputs["pr-branch"] ?? "", "data/a.txt")).toBe(
      write([kept, added(1), added(2), added(3)])["data/a.txt"],
    );
  },
);

test("a list that grows and has no violations is pending, and says how much of it is known", async () => {
  const clock = createMovedClock();
  await using scenario = await startScenario({
    clock,
    files: { "data/a.txt": "1160164553482756096\n1160164553482756097\n1160164553482756098\n" },
    inputs: { files: "", ...readWorkflowInputs("nightly-pipeline"), ...ofDays },
    x: { verdicts: nothing, processingMs: hourMs / 2 },
  });
  await scenario.runHere();
  clock.advance(24 * hourMs);
  await scenario.peer.commit({ "data/b.txt": "1160164553482757096\n" }, "Add a post");
  const grown = await scenario.runHere();
  expect(grown).toMatchObject({
    exitCode: 0,
    outputs: { result: "pending", violations: "0", coverage: "0.75", "pr-operation": "none" },
  });
  expect(grown.log.at(-1)).toBe(
    "X has not finished checking 1 of 4 IDs. No violations are known among the others (as of <time>). The next run collects what is ready by then.",
  );
  clock.advance(24 * hourMs);
  expect((await scenario.runHere()).outputs).toMatchObject({ result: "compliant", coverage: "1" });
});

test("a second list of an App says each night that the first one has the slot", async () => {
  const clock = createMovedClock();
  await using scenario = await startScenario({
    clock,
    files: lists,
    inputs: { files: "", ...readWorkflowInputs("nightly-pipeline"), ...ofDays },
    x: { verdicts: nothing, processingMs: 20 * hourMs },
  });
  const taken = "another job holds the App's only slot for posts";
  const step = (file: string): ReturnType<typeof scenario.runHere> =>
    scenario.runHere({ inputs: { files: `data/${file}.txt` } });
  // For once the second list is the first to come.
  await step("b");
  clock.advance(23 * hourMs);
  await step("a");
  clock.advance(hourMs);
  const known = await step("b");
  expect(known.outputs).toMatchObject({ result: "compliant" });
  expect(known.log).toContain(
    "Another tweets job of the App is still running; this run does not submit another one.",
  );
  expect(known.log.at(-1)).toBe(
    `All 3 IDs are compliant (as of <time>). No further job was submitted: ${taken}.`,
  );
  expect(known.summary).toContain("check both in one step (a `config` with several datasets)");
  expect(known.summary).toContain("0 new jobs.");
  for (let day = 0; day < 8; day++) {
    clock.advance(23 * hourMs);
    await step("a");
    clock.advance(hourMs);
    const starved = await step("b");
    if (day < 7) continue;
    expect(starved).toMatchObject({ exitCode: 0, outputs: { result: "pending" } });
    expect(starved.log.at(-1)).toBe(
      `3 IDs have no result yet: ${taken}. The next run submits what has no job yet.`,
    );
    expect(starved.summary).toContain(taken);
    expect(starved.summary).toContain("check both in one step");
  }
});
