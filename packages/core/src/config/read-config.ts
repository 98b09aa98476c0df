import { readRealFile } from "../files/read-real-file.ts";
import type { PlacedFault } from "../placed-fault.ts";
import type { DatasetPlan } from "../search/dataset-plan.ts";
import type { SearchTerms } from "../search/search-terms.ts";
import { locateConfig } from "./locate-config.ts";
import { type DatasetDefaults, planDatasets } from "./plan-datasets.ts";

/** Far more than a description needs; a larger file is something else. */
const largestConfigBytes = 1024 * 1024;

/** The datasets that a config file describes, or everything that is wrong with it. */
export interface ConfigReading {
  readonly plans: readonly DatasetPlan[];
  readonly faults: readonly PlacedFault[];
}

/** A config file that was found. */
interface ConfigFile {
  /** As faults name it. */
  readonly name: string;
  /** Its real path. */
  readonly path: string;
}

/** Reads the config file, under the same rules as the lists, but that it may be in `.github`. */
export async function readConfig(
  path: string,
  {
    workspace,
    defaults,
    terms,
  }: {
    readonly workspace: string;
    readonly defaults: DatasetDefaults;
    readonly terms?: SearchTerms | undefined;
  },
): Promise<ConfigReading> {
  const file = await locateConfig(path, workspace, terms);
  return "fault" in file ? refuse(file.fault) : readConfigFile(file, defaults);
}

/** Reads a config file wherever it is. */
export async function readConfigFile(
  { name, path }: ConfigFile,
  defaults: DatasetDefaults,
): Promise<ConfigReading> {
  const found = await readRealFile(path, largestConfigBytes);
  if (found === undefined)
    return refuse("is no longer a regular file. Name a file that does not change during the run.");
  if (found === "too-large") return refuse("keep the file below 1 MiB.");
  const text = decode(found.bytes);
  if (text === undefined) return refuse("write the file in UTF-8.");
  // Most runs have no such file, and its library takes time to load.
  const { parseConfig } = await import("./parse-config.ts");
  const { config, faults, findPlace } = parseConfig(text, name);
  return { faults, plans: config === undefined ? [] : planDatasets(config, { defaults, findPlace }) };
}

function refuse(what: string): ConfigReading {
  return { plans: [], faults: [{ message: `\`config\`: ${what}` }] };
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
