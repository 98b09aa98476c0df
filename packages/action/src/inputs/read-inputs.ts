import type { Fault } from "@x-batch-compliance/core";
import { findMeantWord } from "@x-batch-compliance/core/config";
import { toCamelCase } from "./camel-case.ts";
import { findCrossFaults } from "./cross-faults.ts";
import { findIdleInputs } from "./find-idle-inputs.ts";
import { type InputName, type Inputs, inputTable, listInputNames, type RawInputs } from "./input-table.ts";
import { readRawInputs } from "./read-raw-inputs.ts";

export interface InputsReading {
  readonly inputs: Inputs | undefined;
  readonly faults: readonly Fault[];
  /** What may be a mistake, a sentence each. */
  readonly warnings: readonly string[];
  /** What may be meant so, a sentence each. */
  readonly notices: readonly string[];
  /** Those that are right by themselves, so that the files' faults can be listed beside those of other inputs. */
  readonly readable: Partial<Inputs>;
  /** As they came, to be masked before anything is printed. */
  readonly secrets: readonly string[];
  /** As it came, and empty if it is not set: the forms in which it is sent have to be masked, too. */
  readonly githubToken: string;
}

/** Reads every input from the runner's environment: once, at the edge. */
export function readInputs(environment: NodeJS.ProcessEnv): InputsReading {
  const { raw, faults: unknown, warnings } = readRawInputs(environment);
  const { readable, faults: unreadable } = readEach(raw);
  const faults = [...unknown, ...unreadable, ...findCrossFaults(raw)];
  return {
    // Without a fault there is a value for every name.
    inputs: faults.length === 0 ? (readable as Inputs) : undefined,
    faults,
    warnings,
    notices: findIdleInputs(raw),
    readable,
    secrets: listSecrets(raw),
    githubToken: raw["github-token"],
  };
}

function readEach(raw: RawInputs): Pick<InputsReading, "readable" | "faults"> {
  const values: [string, unknown][] = [];
  const faults: Fault[] = [];
  for (const name of listInputNames()) {
    const { success, data, error } = inputTable[name].schema.safeParse(raw[name]);
    const meant = success ? "" : findMeantWord(name, raw[name]);
    if (success) values.push([toCamelCase(name), data]);
    else if (isWordOf(name, meant)) faults.push({ message: `\`${name}\`: did you mean \`${meant}\`?` });
    else faults.push(...error.issues.map(({ message }) => ({ message: `\`${name}\`: ${message}` })));
  }
  return { readable: Object.fromEntries(values), faults };
}

/** Words of ours alone: what else an input holds is not to be shown. */
function isWordOf(name: InputName, meant: string): boolean {
  return /^[a-z-]{3,12}$/.test(meant) && inputTable[name].schema.safeParse(meant).success;
}

function listSecrets(raw: RawInputs): readonly string[] {
  const tokens = [raw["bearer-token"], raw["github-token"]].filter((token) => token !== "");
  return [...new Set(tokens.flatMap((token) => [token, encodeURIComponent(token)]))];
}
