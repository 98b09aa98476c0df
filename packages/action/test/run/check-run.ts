import type { Sandbox } from "@x-batch-compliance/sandbox";
import { findLeaks } from "../find-leaks.ts";
import type { Peer } from "../peer.ts";
import { readRunnerLog } from "../runner-log.ts";
import type { StepRun } from "./run-step.ts";

interface World {
  readonly sandbox: Sandbox;
  readonly peer: Peer;
}

/** What must hold after every run of every scenario. */
export async function checkRun(run: StepRun, world: World): Promise<void> {
  await searchLeaks(run, world);
  refuseCommands(run);
}

/** Whatever the data says: these are all the commands that the step and its libraries ever give. */
function refuseCommands({ printed }: StepRun): void {
  const { commands } = readRunnerLog(printed);
  const planted = commands.filter(
    ({ name }) => !/^(add-mask|debug|notice|warning|error|group|endgroup)$/.test(name),
  );
  const errors = commands.filter(({ name }) => name === "error");
  const unplaced = errors.filter(({ properties }) => properties.file === undefined);
  if (planted.length > 0 || errors.length > 10 || unplaced.length > 1) {
    throw new Error(`The runner took data for commands: ${JSON.stringify(commands)}.`);
  }
}

/** The canary test. */
async function searchLeaks(run: StepRun, { sandbox, peer }: World): Promise<void> {
  const { x, artifacts } = sandbox;
  const { visible, debug, masked } = readRunnerLog(run.printed);
  const uploaded = artifacts.artifacts().flatMap(({ name }) => [...artifacts.files(name)]);
  const pulls = await peer.pulls();
  const leaks = findLeaks({
    texts: {
      log: visible,
      debug,
      summary: run.summary,
      ...run.outputs,
      ...Object.fromEntries(
        uploaded.map(([path, content]) => [`artifact ${path}`, content.toString("utf8")]),
      ),
      ...Object.fromEntries(
        pulls.map(({ number, title, body }) => [`pull request ${number}`, `${title}\n${body}`]),
      ),
    },
    secrets: [x.bearerToken, peer.token, artifacts.token, ...masked],
  });
  if (leaks.length > 0) throw new Error(`Secrets in plain sight: ${leaks.join("; ")}.`);
}
