import { tmpdir } from "node:os";
import { ActionError } from "./errors/action-error.ts";
import { announceCheck } from "./inputs/announce-check.ts";
import { createLog } from "./runner/log.ts";
import { describeOldNode } from "./runner/old-node.ts";
import { readRunContext } from "./runner/run-context.ts";

/** The runner kills a cancelled step 10 seconds after its first signal. Whatever hangs is left behind. */
const farewellMs = 1500;
/** The timer alone keeps no process alive. */
const endSoon = (): void => {
  setTimeout(() => process.exit(process.exitCode ?? 1), farewellMs).unref();
};

const cancelled = new AbortController();
for (const name of ["SIGINT", "SIGTERM"] as const) {
  process.on(name, () => {
    cancelled.abort(
      new ActionError("CANCELLED", `The run was cancelled (${name}) before the check came to its end.`),
    );
    endSoon();
  });
}

const { env: environment } = process;
const context = readRunContext(environment, { folder: process.cwd(), temporaryFolder: tmpdir() });
const write = (text: string): void => void process.stdout.write(text);
const log = createLog({ write, isWorkflow: context.isWorkflow });
const old = describeOldNode(process.versions.node);
if (old === undefined) {
  log.info(announceCheck(environment));
  // Everything else loads after the first line: its libraries take several times as long as Node itself.
  const { run } = await import("./run.ts");
  let isLeftBehind = false;
  const leaveBehind = (): void => {
    isLeftBehind = true;
  };
  const outcome = await run({ environment, context, write, signal: cancelled.signal, leaveBehind });
  process.exitCode = outcome.kind === "pass" ? 0 : 1;
  if (isLeftBehind) endSoon();
} else {
  log.error("X Batch Compliance", old);
  process.exitCode = 1;
}
