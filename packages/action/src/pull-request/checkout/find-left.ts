import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Report } from "@x-batch-compliance/core";
import type { PlacedFault } from "@x-batch-compliance/core/config";
import { formatCount, formatQuantity } from "@x-batch-compliance/core/text";
import { ActionError } from "../../errors/action-error.ts";
import type { RepositoryFile } from "../locate-repository.ts";
import type { ProposalContext } from "../proposal-context.ts";
import type { ProposeResult } from "../propose-removal.ts";
import type { CheckoutDifference } from "./compare-checkout.ts";
import { EntryCounts } from "./entry-counts.ts";

export interface LeftOptions {
  readonly report: Report;
  /** The base's own copies, as the proposal changes them. */
  readonly proposed: Pick<ProposeResult, "files" | "changed">;
  /** The checkout and the base at the start of the run; undefined where that could not be read. */
  readonly difference: CheckoutDifference | undefined;
  /** Which of these files of the checkout are those of an older commit of the base. */
  readonly findOlder: (files: readonly RepositoryFile[]) => Promise<ReadonlySet<string>>;
  /** Whether the base has got no file since the start of the run. */
  readonly isKept: () => Promise<boolean>;
}

/** Violations of the checkout that the proposal does not remove. */
export interface Left {
  /** VIOLATIONS_NOT_ON_BASE: no pull request can remove them. Undefined where there are none. */
  readonly error: ActionError | undefined;
  /** Files that the base has changed since the commit that is checked out, and what it lacks of them by now. */
  readonly gone: readonly LeftOfFile[];
}

export interface LeftOfFile {
  readonly located: RepositoryFile;
  /** Entries. */
  readonly count: number;
  readonly isOnBase: boolean;
}

type Context = Pick<ProposalContext, "files" | "refs" | "rewrite" | "folder" | "datasetOf">;

/**
 * Finds the violations of the checkout that are not among what the proposal removes or scrubs: the base branch has another
 * copy of their file, or none. They are compared entry by entry, as a copy can lack one and have another; one that came to
 * another file of the dataset is removed there. What was on the base at the start, and is gone from it by now, was removed by
 * others, unless it may have come to a new file.
 */
export async function findLeft(context: Context, options: LeftOptions): Promise<Left> {
  const { report, difference, findOlder, isKept } = options;
  const left = await listLeft(context, options);
  const others = new Set([...(difference?.missing ?? []), ...(difference?.changed ?? [])]);
  const wasSame = ({ located }: LeftOfFile): boolean => difference !== undefined && !others.has(located.path);
  const changed = left.filter((file) => file.isOnBase && !wasSame(file)).map(({ located }) => located);
  const older = changed.length === 0 ? new Set<string>() : await findOlder(changed);
  const areKept = left.some(wasSame) && (await isKept());
  const isGone = (file: LeftOfFile): boolean => (wasSame(file) ? areKept : older.has(file.located.path));
  const kept = left.filter((file) => !isGone(file));
  const error = kept.length === 0 ? undefined : buildError(kept, { report, base: context.refs.base });
  return { error, gone: left.filter(isGone) };
}

interface ComparedFile {
  readonly located: RepositoryFile;
  readonly isOnBase: boolean;
  /** Violations of the checkout that are not removed from the base's copy. */
  readonly left: EntryCounts;
}

async function listLeft(
  context: Context,
  { report, proposed: { files, changed } }: LeftOptions,
): Promise<readonly LeftOfFile[]> {
  const onBase = new Set(files.map(({ path }) => path));
  const violating = new Set(
    report.datasets.flatMap((dataset) =>
      dataset.files.filter(({ violations }) => violations > 0).map(({ name }) => name),
    ),
  );
  const compared: ComparedFile[] = [];
  /** By dataset, what is removed from files whose checkout does not have it. */
  const elsewhere = new Map<string, EntryCounts>();
  for (const located of context.files) {
    const isOnBase = onBase.has(located.path);
    const removed = changed.get(located.path) ?? new EntryCounts();
    // The base has the checkout's own content.
    if (isOnBase && !changed.has(located.path)) continue;
    const isClean = !violating.has(located.file.name);
    const found = isClean ? new EntryCounts() : await findViolations(context, located);
    const others = elsewhere.get(context.datasetOf(located)) ?? new EntryCounts();
    others.addAll(removed.without(found));
    elsewhere.set(context.datasetOf(located), others);
    compared.push({ located, isOnBase, left: found.without(removed) });
  }
  return compared.flatMap(({ located, isOnBase, left }) => {
    const dataset = context.datasetOf(located);
    const others = elsewhere.get(dataset) ?? new EntryCounts();
    const rest = left.without(others);
    if (rest.size < left.size) elsewhere.set(dataset, others.without(left));
    return rest.size === 0 ? [] : [{ located, count: rest.size, isOnBase }];
  });
}

/** The violations of the checkout's own copy. */
async function findViolations(
  { rewrite, folder }: Pick<Context, "rewrite" | "folder">,
  located: RepositoryFile,
): Promise<EntryCounts> {
  const changed = new EntryCounts();
  const to = join(folder, "left");
  await rewrite(located, { from: located.file.path, to }, { changed });
  await rm(to);
  return changed;
}

function buildError(
  left: readonly LeftOfFile[],
  { report, base }: { readonly report: Report; readonly base: string },
): ActionError {
  const sum = left.reduce((total, { count }) => total + count, 0);
  const all = report.datasets
    .flatMap(({ files }) => files)
    .reduce((total, { violations }) => total + violations, 0);
  const faults: readonly PlacedFault[] = left.map(({ located, count, isOnBase }) => {
    const why = isOnBase ? "has a different copy of the file" : "does not have the file";
    const message = `${formatQuantity(count, "entry", "entries")}; the branch ${why}.`;
    return { file: located.file.name, message };
  });
  return new ActionError(
    "VIOLATIONS_NOT_ON_BASE",
    `${formatCount(sum)} of ${formatQuantity(all, "entry", "entries")} found cannot be removed by a pull request because the branch \`${base}\` does not have ${sum === 1 ? "it" : "them"}:`,
    { faults },
  );
}
