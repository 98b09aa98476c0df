import type { JobType } from "@x-batch-compliance/core";
import type { Part } from "@x-batch-compliance/core/advanced";
import { formatIds } from "@x-batch-compliance/core/text";
import type { OptionValues } from "../arguments/option-table.ts";
import type { Context } from "../terms/context.ts";
import { UsageError } from "../terms/usage-error.ts";
import { type ListFile, openLists } from "./open-lists.ts";
import { planReading } from "./plan-dataset.ts";

/** The IDs of one list as the upload of one job, in files of `folder`. */
export async function scanPart(
  { world, core, onEvent }: Context,
  list: {
    readonly type: JobType;
    readonly word: string;
    readonly options: OptionValues;
    readonly folder: string;
    readonly say: (line: string) => Promise<void>;
    /** Told the files of the list before they are read. */
    readonly admit?: (files: readonly ListFile[]) => Promise<void>;
  },
): Promise<Part> {
  const { type, word, folder, say } = list;
  const files = await openLists([word], { world, folder, say });
  await list.admit?.(files);
  const dataset = planReading(list.options, type, files);
  const { types } = await core.scanDatasets([dataset], {
    folder,
    signal: world.signal,
    onChoice: ({ name }, text, file) =>
      onEvent({ type: "choice", dataset: name, file: file.name, files: 1, text }),
    onProgress: (progress) => onEvent({ type: "scanning", ...progress }),
  });
  const [scanned] = types;
  const [upload, ...more] = scanned?.parts ?? [];
  if (scanned === undefined || upload === undefined) throw new UsageError("The list contains no IDs.");
  if (more.length > 0) {
    throw new UsageError(
      `The list contains ${formatIds(type, scanned.submitted.size)}, more than fit into one job: xbc check divides it into several.`,
    );
  }
  return { type, submitted: scanned.submitted, body: upload.body, digest: upload.digest };
}
