import type { Fault } from "@x-batch-compliance/core";
import { findNearest } from "@x-batch-compliance/core/text";
import { type InputName, inputTable, listInputNames, type RawInputs } from "./input-table.ts";
import { readVariable, toVariable } from "./input-variable.ts";

export interface RawReading {
  readonly raw: RawInputs;
  /** Inputs that were set and don't exist. The runner only warns of them, and a misspelt one would be ignored. */
  readonly faults: readonly Fault[];
  /** Variables that look like inputs and resemble none of ours, a sentence each. */
  readonly warnings: readonly string[];
}

export function readRawInputs(environment: NodeJS.ProcessEnv): RawReading {
  const names = listInputNames();
  const raw = names.map((name) => [name, readInput(environment, name)] as const);
  return { raw: Object.fromEntries(raw) as unknown as RawInputs, ...judgeUnknown(environment, names) };
}

function readInput(environment: NodeJS.ProcessEnv, name: InputName): string {
  const text = readVariable(environment, name);
  if (text !== "") return text;
  // The runner fills the token in; outside of it there is none.
  return name === "github-token" ? "" : inputTable[name].default;
}

/** An environment of the job or the machine can have such variables for something else: they are not a reason to stop. */
function judgeUnknown(
  environment: NodeJS.ProcessEnv,
  names: readonly InputName[],
): Pick<RawReading, "faults" | "warnings"> {
  const known = new Set(names.map(toVariable));
  const unknown = Object.keys(environment)
    .filter((variable) => variable.startsWith("INPUT_") && !known.has(variable))
    .map((variable) => variable.slice("INPUT_".length).toLowerCase())
    .sort()
    .map((name) => ({ name, nearest: findNearest(name, names) }));
  const others = unknown.filter(({ nearest }) => nearest === undefined).map(({ name }) => `\`${name}\``);
  return {
    faults: unknown.flatMap(({ name, nearest }) =>
      nearest === undefined
        ? []
        : [{ message: `\`${name}\` is not an input of this action. Did you mean \`${nearest}\`?` }],
    ),
    warnings:
      others.length === 0
        ? []
        : [
            `Ignored, because this action has no such ${others.length === 1 ? "input" : "inputs"}: ${others.join(", ")}. An environment variable whose name starts with \`INPUT_\` looks like an input too.`,
          ],
  };
}
