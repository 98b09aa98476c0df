import type { Fault } from "@x-batch-compliance/core";
import { findNearest } from "../text/find-nearest.ts";
import { type InputName, inputTable, listInputNames, type RawInputs } from "./input-table.ts";
import { readVariable, toVariable } from "./input-variable.ts";

export interface RawReading {
  readonly raw: RawInputs;
  /** Inputs that were set and don't exist. The runner only warns of them, and a misspelt one would be ignored. */
  readonly faults: readonly Fault[];
}

export function readRawInputs(environment: NodeJS.ProcessEnv): RawReading {
  const names = listInputNames();
  const raw = names.map((name) => [name, readInput(environment, name)] as const);
  return { raw: Object.fromEntries(raw) as unknown as RawInputs, faults: findUnknown(environment, names) };
}

function readInput(environment: NodeJS.ProcessEnv, name: InputName): string {
  const text = readVariable(environment, name);
  if (text !== "") return text;
  // The runner fills the token in; outside of it there is none.
  return name === "github-token" ? "" : inputTable[name].default;
}

function findUnknown(environment: NodeJS.ProcessEnv, names: readonly InputName[]): readonly Fault[] {
  const known = new Set(names.map(toVariable));
  return Object.keys(environment)
    .filter((variable) => variable.startsWith("INPUT_") && !known.has(variable))
    .map((variable) => variable.slice("INPUT_".length).toLowerCase())
    .sort()
    .map((name) => ({ message: `\`${name}\` is not an input of this action.${suggest(name, names)}` }));
}

function suggest(name: string, names: readonly InputName[]): string {
  const nearest = findNearest(name, names);
  return nearest === undefined ? " Remove it." : ` Did you mean \`${nearest}\`?`;
}
