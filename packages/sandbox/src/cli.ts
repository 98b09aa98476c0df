#!/usr/bin/env node
import { readFile } from "node:fs/promises";
import { describeSandbox } from "./cli/describe-sandbox.ts";
import { type Command, helpText, parseArguments } from "./cli/parse-arguments.ts";
import { parseVerdicts } from "./cli/parse-verdicts.ts";
import { startSandbox } from "./sandbox.ts";
import type { XSettings } from "./x/options.ts";

const command = parseArguments(process.argv.slice(2));
if (command.kind === "help") process.stdout.write(helpText);
else if (command.kind === "refuse") refuse(command.faults);
else await run(command);

async function run({ x, verdictsPath }: Command & { readonly kind: "run" }): Promise<void> {
  const settings = verdictsPath === undefined ? x : await addVerdicts(x, verdictsPath);
  if (!settings) return;
  const sandbox = await startSandbox({ x: settings });
  const stop = (): void => void sandbox[Symbol.asyncDispose]();
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  process.stdout.write(`${describeSandbox(sandbox)}\n`);
}

async function addVerdicts(x: XSettings, path: string): Promise<XSettings | undefined> {
  try {
    return { ...x, verdicts: { kind: "table", byId: parseVerdicts(await readFile(path, "utf8")) } };
  } catch (error) {
    refuse([`--verdicts ${path} can't be used: ${error instanceof Error ? error.message : error}`]);
    return undefined;
  }
}

function refuse(faults: readonly string[]): void {
  process.stderr.write(faults.map((fault) => `x-compliance-sandbox: ${fault}\n`).join(""));
  process.exitCode = 2;
}
