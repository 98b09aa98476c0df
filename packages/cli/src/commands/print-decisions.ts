import type { Dataset } from "@x-batch-compliance/core";
import { UsageError } from "../terms/usage-error.ts";
import type { CommandRun } from "../x/command-run.ts";
import type { CheckedLists } from "./check-lists.ts";

const rowsPerWrite = 1_000;

/** Throws UsageError where one ID may have several decisions, as datasets differ in what they keep. */
export function requireOneDecision(datasets: readonly Dataset[]): void {
  const policies = datasets.map(({ keepReasons = [], onScrub, onRefetch, scrubFields = [] }) =>
    JSON.stringify([keepReasons.toSorted(), onScrub, onRefetch ?? "keep", scrubFields.length > 0]),
  );
  if (new Set(policies).size < 2) return;
  throw new UsageError(
    "--csv prints one decision for each ID, and the datasets of the config file differ in keep-reasons, on-scrub, on-refetch or scrub-fields: use --results-folder, whose violations.ndjson has one line per entry.",
  );
}

/** `--csv`: each distinct ID with its decision. */
export async function printDecisions(
  { world, print }: Pick<CommandRun, "world" | "print">,
  { session, datasets, result }: CheckedLists,
): Promise<void> {
  const [first] = datasets;
  await print("id,type,decision,action,reason");
  if (first === undefined) return;
  const all = { ...first, ids: datasets.flatMap(({ ids }) => ids), files: [] };
  let lines: string[] = [];
  for await (const row of session.core.listDecisions(all, result)) {
    world.signal.throwIfAborted();
    // None of them holds a comma or a quote: IDs are digits, and the words are out of a closed table.
    lines.push(`${row.id},${row.type},${row.decision},${row.action},${row.reason}\n`);
    if (lines.length < rowsPerWrite) continue;
    await world.out.write(lines.join(""));
    lines = [];
  }
  await world.out.write(lines.join(""));
}
