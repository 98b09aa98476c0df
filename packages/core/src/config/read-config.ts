import { readRealFile } from "../files/read-real-file.ts";
import type { PlacedFault } from "../placed-fault.ts";
import type { DatasetPlan } from "../search/dataset-plan.ts";
import { locateConfig } from "./locate-config.ts";
import { type DatasetDefaults, planDatasets } from "./plan-datasets.ts";

/** Far more than a description needs; a larger file is something else. */
const largestConfigBytes = 1024 * 1024;

/** The datasets that a config file describes, or everything that is wrong with it. */
export interface ConfigReading {
  readonly plans: readonly DatasetPlan[];
  readonly faults: readonly PlacedFault[];
}

/** Reads the config file, under the same rules as the lists, but that it may be in `.github`. */
export async function readConfig(
  path: string,
  { workspace, defaults }: { readonly workspace: string; readonly defaults: DatasetDefaults },
): Promise<ConfigReading> {
  const refuse = (what: string): ConfigReading => ({
    plans: [],
    faults: [{ message: `\`config\`: ${what}` }],
  });
  const file = await locateConfig(path, workspace);
  if ("fault" in file) return refuse(file.fault);
  const found = await readRealFile(file.path, largestConfigBytes);
  if (found === undefined) return refuse("is no regular file any more. Name one that stays as it is.");
  if (found === "too-large") return refuse("keep the file below 1 MiB.");
  const text = decode(found.bytes);
  if (text === undefined) return refuse("write the file in UTF-8.");
  // Most runs have no such file, and its library takes time to load.
  const { parseConfig } = await import("./parse-config.ts");
  const { config, faults, findPlace } = parseConfig(text, file.name);
  return { faults, plans: config === undefined ? [] : planDatasets(config, { defaults, findPlace }) };
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
