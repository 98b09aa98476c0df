import { readFile, writeFile } from "node:fs/promises";
import { createMovedClock } from "../clock.ts";
import { startSandbox, startSandboxOfX } from "../sandbox.ts";
import { createPrivateAuthority, type Identity } from "../tls/private-authority.ts";
import type { Verdicts } from "../x/verdicts/create-judge.ts";
import { describeSandbox } from "./describe-sandbox.ts";
import { helpText } from "./help-text.ts";
import { parseArguments, type RunCommand } from "./parse-arguments.ts";
import { parseVerdicts } from "./parse-verdicts.ts";
import { readFolder } from "./read-folder.ts";

const dayMs = 24 * 3_600_000;
/** A file of the command line that can't be used: nothing is wrong with the program. */
class UnusableFileError extends Error {}

/** Does what the words of the command line say. */
export async function runCli(words: readonly string[]): Promise<void> {
  const command = parseArguments(words);
  if (command.kind === "help") process.stdout.write(helpText);
  else if (command.kind === "refuse") refuse(command.faults);
  else
    await run(command).catch((error: unknown) => {
      if (!(error instanceof UnusableFileError)) throw error;
      refuse([error.message]);
    });
}

async function run({ x, verdictsPath, filesPath, ageDays, tlsPath, onlyX }: RunCommand): Promise<void> {
  const verdicts = await useFile("--verdicts", verdictsPath, readVerdicts);
  const files = await useFile("--files", filesPath, readFolder);
  const tls = await useFile("--tls", tlsPath, issueIdentity);
  const clock = createMovedClock();
  const options = { clock, x: { ...x, ...(verdicts === undefined ? {} : { verdicts }), tls } };
  const sandbox = onlyX
    ? await startSandboxOfX(options)
    : await startSandbox({ ...options, github: files === undefined ? {} : { files } });
  const stop = (): void => void sandbox[Symbol.asyncDispose]();
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  process.on("SIGUSR2", () => clock.advance(ageDays * dayMs));
  process.stdout.write(`${describeSandbox(sandbox)}\n`);
}

async function readVerdicts(path: string): Promise<Verdicts> {
  return { kind: "table", byId: parseVerdicts(await readFile(path, "utf8")) };
}

async function issueIdentity(path: string): Promise<Identity> {
  const authority = createPrivateAuthority();
  await writeFile(path, authority.certificate);
  return authority.issue();
}

async function useFile<Content>(
  option: string,
  path: string | undefined,
  use: (path: string) => Promise<Content>,
): Promise<Content | undefined> {
  if (path === undefined) return undefined;
  try {
    return await use(path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : error;
    throw new UnusableFileError(`${option} ${path} can't be used: ${reason}`);
  }
}

function refuse(faults: readonly string[]): void {
  process.stderr.write(faults.map((fault) => `x-compliance-sandbox: ${fault}\n`).join(""));
  process.exitCode = 2;
}
