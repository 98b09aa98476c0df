import { type ConfigReading, readConfig, soleDatasetName } from "@x-batch-compliance/core/config";
import type { Inputs } from "./input-table.ts";
import { workspaceTerms } from "./workspace-terms.ts";

/** Nothing may go, where the input that says how much is wrong: the run ends with its fault. */
const nothing = { kind: "count", count: 0 } as const;

/** The datasets that the inputs or the config file describe, as far as they are right. */
export async function planLists(inputs: Partial<Inputs>, workspace: string): Promise<ConfigReading> {
  const { files = [], type, format, field = [], config, maxRemoval = nothing } = inputs;
  const { keepReasons, onScrub, onRefetch, onBadEntry, embeddedPosts, allowEmpty } = inputs;
  const defaults = {
    keepReasons,
    onScrub,
    onRefetch,
    onBadEntry,
    embeddedPosts,
    allowEmpty,
    maxRemoval,
  };
  if (config !== undefined) return readConfig(config, { workspace, defaults, terms: workspaceTerms });
  if (files.length === 0 || type === undefined || format === undefined) return { plans: [], faults: [] };
  const { quoting, separator, idForm } = inputs;
  const ids = field.length === 0 ? [{ type }] : field.map((one) => ({ type, field: one }));
  const plan = {
    ...defaults,
    name: soleDatasetName,
    patterns: files,
    format,
    quoting,
    separator,
    idForm,
    ids,
  };
  return { plans: [plan], faults: [] };
}
