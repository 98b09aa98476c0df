import { isComplianceError, type JobType } from "@x-batch-compliance/core";
import { describeError } from "../report/describe-error.ts";
import { choosePalette, type Palette } from "../terminal/palette.ts";
import { type ExitCode, exitCodes } from "../terms/exit-codes.ts";
import { UsageError } from "../terms/usage-error.ts";
import type { CommandRun } from "../x/command-run.ts";
import { openSession } from "../x/open-session.ts";
import { readApiUrl } from "../x/read-api-url.ts";
import { readToken } from "../x/read-token.ts";
import { readType } from "../x/read-type.ts";
import { checkAccess } from "./check-access.ts";
import { checkNetwork } from "./check-network.ts";
import { type Finding, ok } from "./finding.ts";
import { judgeToken } from "./judge-token.ts";
import { type RecordedTransport, recordAnswers } from "./record-answers.ts";
import { runProbe } from "./run-probe.ts";

/** `doctor [TYPE]`: what stands in the way, as one block to paste into an issue. */
export async function runDoctor(run: CommandRun): Promise<ExitCode> {
  const { options, words, world, print } = run;
  const type = readType(words[0] ?? "tweets");
  const palette = choosePalette(world, world.out);
  const faults: Finding[] = [];
  const tell = async (findings: readonly Finding[]): Promise<void> => {
    for (const finding of findings) {
      if (finding.state === "fault") faults.push(finding);
      await print(renderFinding(finding, palette));
    }
  };
  await tell([ok("Node.js", `${process.versions.node} on ${process.platform} ${process.arch}`)]);
  const url = URL.parse(readApiUrl(world, options));
  await tell(await checkToken(run));
  if (url === null) throw new UsageError("The API URL is not a URL: write an origin like https://api.x.com.");
  await tell(await checkNetwork(url, world));
  if (faults.length === 0) await askX(run, { type, origin: url.origin, tell });
  const [fault] = faults;
  await print(fault === undefined ? "\nNothing stands in the way." : `\nWhat to do: ${fault.hint}`);
  return fault?.exitCode ?? exitCodes.done;
}

/** Without a token the network is still worth checking. */
async function checkToken({ world, options, onSecret }: CommandRun): Promise<readonly Finding[]> {
  try {
    const found = await readToken(world, options);
    onSecret(found.token);
    return [judgeToken(found)];
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return [
      {
        state: "fault",
        topic: "token",
        text: "none was found",
        hint: error.message,
        exitCode: exitCodes.usage,
      },
    ];
  }
}

async function askX(
  run: CommandRun,
  {
    type,
    origin,
    tell,
  }: {
    readonly type: JobType;
    readonly origin: string;
    readonly tell: (findings: readonly Finding[]) => Promise<void>;
  },
): Promise<void> {
  let recorded: RecordedTransport | undefined;
  try {
    await using session = await openSession({
      ...run,
      transport(core) {
        recorded = recordAnswers(core.createTransport(), origin);
        return recorded.transport;
      },
    });
    const { answers = [] } = recorded ?? {};
    const findings = await checkAccess(session, type, answers);
    await tell(findings);
    if (!run.options.probe || findings.some(({ state }) => state === "fault")) return;
    for (const line of await runProbe(run, session, { type, answers })) await run.print(`probe  ${line}`);
  } catch (error) {
    if (!isComplianceError(error)) throw error;
    const { code, what, hint, exitCode } = describeError(error);
    await tell([{ state: "fault", topic: "options", text: `${what} (${code})`, hint, exitCode }]);
  }
}

function renderFinding({ state, topic, text }: Finding, palette: Palette): string {
  const paint = { ok: palette.green, note: palette.yellow, fault: palette.red }[state];
  return `${paint(state.padEnd(5))}  ${topic}: ${text}`;
}
