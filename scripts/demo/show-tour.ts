import { type Loss, loseRecords } from "./lose-records.ts";
import { makeWorld } from "./make-world.ts";
import { keepReport, openStage } from "./open-stage.ts";
import { printTitle } from "./print.ts";
import { printCosts } from "./print-costs.ts";
import type { StepEnd } from "./run-step.ts";
import { printOutputs, printResults } from "./show-step.ts";

/** Shows four runs of one repository. Resolves with whether each went as the text says. */
export async function showTour(signal: AbortSignal): Promise<boolean> {
  const { files, verdicts } = makeWorld();
  printTitle("X Batch Compliance: a demo on this machine alone");
  console.log(`  Takes about half a minute. A repository with ${Object.keys(files).length - 1} lists of made-up post IDs is checked. A sandbox on 127.0.0.1
  stands in for X and GitHub; the step is the committed bundle, run as GitHub's runner does. Nothing leaves this machine.`);
  await using stage = await openStage({ files, verdicts, signal });
  const common = { files: "lists/*.txt, tables/*.csv" };
  const proposing = { ...common, "on-violation": "pull-request" };
  // What the first run has shown in full.
  const quiet = { "artifact-contents": "none" };

  printTitle("1. Monday night: the step with `on-violation: pull-request`");
  const first = await stage.run(proposing);
  printOutputs(first);
  let requests = printCosts(stage.sandbox, 0);
  await printResults(stage, first);
  keepReport(stage.sandbox);

  printTitle(
    "2. An hour later, by hand: X's finished job is reused for six hours, so no new one is paid for",
  );
  stage.wait(1);
  const second = await stage.run({ ...proposing, ...quiet });
  requests = printCosts(stage.sandbox, requests);

  printTitle("3. Tuesday night: a new job, because X may know more by now. The pull request stays as it is");
  stage.wait(23);
  const third = await stage.run({ ...proposing, ...quiet });
  printCosts(stage.sandbox, requests);

  printTitle(
    "4. The same once more with `on-violation: fail`, and two thirds of X's answer are lost on the way",
  );
  const lost = loseRecords(stage.sandbox);
  const fourth = await stage.run({ ...common, ...quiet });
  const loss = lost();
  printLoss(loss, fourth);

  const jobs = [first, second, third, fourth].map(({ outputs }) => outputs["job-ids"]);
  return (
    first.exitCode === 0 &&
    jobs[1] === jobs[0] &&
    jobs[2] !== jobs[0] &&
    jobs[2]?.includes(jobs[3] ?? "none") === true &&
    third.outputs["pr-operation"] === "unchanged" &&
    fourth.exitCode === 1 &&
    fourth.outputs.proof === "proven" &&
    fourth.outputs.violations === first.outputs.violations &&
    loss.downloads === 2 &&
    stage.sandbox.faults.unused().length === 0
  );
}

function printLoss({ sent, arrived, downloads }: Loss, { outputs }: StepEnd): void {
  const show = (count: number | string | undefined): string => Number(count).toLocaleString("en");
  console.log(`
  Of ${show(sent)} deletions ${show(arrived)} arrived. The answer had status 200, a fitting length and whole lines: a script that only reads
  the lines would have called the other ${show(sent - arrived)} IDs compliant. The step missed marker lines that it had put into the
  upload and downloaded the result again, which its log does not mention: the sandbox counted ${downloads} downloads. It reports
  ${show(outputs.violations)} violations, proof: ${outputs.proof}, and ends red, because that is what \`on-violation: fail\` is for.`);
}
