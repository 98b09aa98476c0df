import type { PlacedFault } from "../../errors/fault.ts";
import { readRealFile } from "../../runner/read-real-file.ts";
import type { DatasetPlan } from "../dataset-plan.ts";
import { findFiles } from "../files/find-files.ts";
import { type DatasetDefaults, planDatasets } from "./plan-datasets.ts";

/** Far more than a description needs; a larger file is something else. */
const largestConfigBytes = 1024 * 1024;

/** The datasets that a config file describes, or everything that is wrong with it. */
export interface ConfigReading {
  readonly plans: readonly DatasetPlan[];
  readonly faults: readonly PlacedFault[];
}

/** Reads the config file, under the same rules as the lists: a regular file in the workspace. */
export async function readConfig(
  path: string,
  { workspace, defaults }: { readonly workspace: string; readonly defaults: DatasetDefaults },
): Promise<ConfigReading> {
  const refuse = (what: string): ConfigReading => ({
    plans: [],
    faults: [{ message: `\`config\`: ${what}` }],
  });
  const { files } = await findFiles([path], workspace);
  const [file] = files;
  const found = file && files.length === 1 ? await readRealFile(file.path, largestConfigBytes) : undefined;
  if (file === undefined || found === undefined) {
    return refuse("name one regular file in the workspace, outside of `.git` and `.github`.");
  }
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
