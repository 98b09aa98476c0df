import type { CheckResult } from "@x-batch-compliance/core";
import { retainChanges, rewriteFile } from "@x-batch-compliance/core/advanced";
import type { PlannedDataset } from "@x-batch-compliance/core/config";
import type { Log } from "../runner/log.ts";
import { createRemovalsHash } from "./digest-removals.ts";
import { guardRemoval } from "./guard-removal.ts";
import type { RepositoryFile } from "./locate-repository.ts";
import type { ProposalCheck } from "./proposal-context.ts";
import { readAsOf } from "./retention/as-of.ts";
import { isNothingOlder } from "./retention/is-nothing-older.ts";

export interface BoundCheck {
  readonly check: Pick<CheckResult, "report" | "checkedIds">;
  readonly datasets: readonly PlannedDataset[];
  /** The digest of a removal that may exceed `max-removal`. */
  readonly approved: string | undefined;
  readonly log: Pick<Log, "info">;
  readonly signal: AbortSignal;
}

/** Binds what a check knows to its datasets, for a proposal. */
export function bindCheck({ check, datasets, approved, log, signal }: BoundCheck): ProposalCheck {
  const { report, checkedIds } = check;
  const owners = new Map(datasets.flatMap((dataset) => dataset.files.map(({ path }) => [path, dataset])));
  // Every located file is one of a dataset.
  const ownerOf = ({ file }: RepositoryFile): PlannedDataset => owners.get(file.path) as PlannedDataset;
  return {
    datasetOf: (file) => ownerOf(file).name,
    async rewrite(located, paths, { retained, changed } = {}) {
      const removals = createRemovalsHash();
      let kept = 0;
      const file = { dataset: ownerOf(located), name: located.path, ...paths };
      const change = await rewriteFile(file, checkedIds, {
        retained,
        signal,
        onChange(entry) {
          removals.add(entry);
          changed?.add(entry.ids);
          if (entry.isRetained) kept++;
        },
      });
      return { ...change, retained: kept, removals: removals.finish() };
    },
    compare: (located, paths, { retained, asOf }) =>
      retainChanges({ dataset: ownerOf(located), name: located.path, ...paths }, retained, {
        newer: asOf && { checkedIds, asOf },
        signal,
      }),
    asOf: readAsOf(report),
    isNothingOlder: (asOf) => isNothingOlder(check, asOf),
    guard(removal) {
      if (!guardRemoval({ report, datasets, approved, ...removal })) return;
      log.info("This removal exceeds `max-removal`; `approve-removal` lets it through.");
    },
  };
}
