import { open } from "node:fs/promises";
import type { DatasetFile } from "@x-batch-compliance/core";
import { isParquet, parquetRewriteRefusal } from "@x-batch-compliance/core/advanced";
import { ActionError } from "../../errors/action-error.ts";

const magicBytes = 4;

/** Throws FILE_NOT_COMMITTABLE where a list can be checked but no removal be proposed in it: X would be paid for nothing. */
export async function refuseParquet(files: readonly DatasetFile[]): Promise<void> {
  const name = await findParquet(files);
  if (name === undefined) return;
  throw new ActionError(
    "FILE_NOT_COMMITTABLE",
    `\`${name}\` ${parquetRewriteRefusal}. Nothing was sent to X.`,
    {
      hint: "Check Parquet files in a separate step with `on-violation: fail` or `report`, or exclude them with `!` in `files`.",
    },
  );
}

/** The name of the first list that is a Parquet file, if any is. */
export async function findParquet(files: readonly DatasetFile[]): Promise<string | undefined> {
  for (const { name, path } of files) {
    // A list that cannot be opened is reported by whoever reads it.
    await using file = await open(path).catch(() => undefined);
    if (file === undefined) continue;
    const { buffer, bytesRead } = await file.read(Buffer.alloc(magicBytes), 0, magicBytes, 0);
    if (isParquet(buffer.subarray(0, bytesRead))) return name;
  }
  return undefined;
}
