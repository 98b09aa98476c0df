import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Report } from "@x-batch-compliance/core";
import { ActionError } from "../../errors/action-error.ts";
import type { PlacedFault } from "../../errors/fault.ts";
import { formatCount, formatQuantity } from "../../text/format.ts";
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

type Context = Pick<ProposalContext, "files" | "refs" | "rewrite" | "folder">;

/**
 * Finds the violations of the checkout that are not among what the proposal removes or scrubs: the base branch has another
 * copy of their file, or none. They are compared entry by entry, as a copy can lack one and have another. What was on
 * the base at the start and is gone from it by now was removed by others.
 */
export async function findLeft(context: Context, options: LeftOptions): Promise<Left> {
  const { report, findOlder } = options;
  const left = await listLeft(context, options);
  const changed = left.filter(({ isOnBase }) => isOnBase).map(({ located }) => located);
  const older = changed.length === 0 ? new Set<string>() : await findOlder(changed);
  const isGone = ({ located }: LeftOfFile): boolean => older.has(located.path);
  const kept = left.filter((file) => !isGone(file));
  const error = kept.length === 0 ? undefined : buildError(kept, { report, base: context.refs.base });
  return { error, gone: left.filter(isGone) };
}

async function listLeft(
  context: Context,
  { report, proposed, difference }: LeftOptions,
): Promise<readonly LeftOfFile[]> {
  const isOther = new Set(difference === undefined ? [] : [...difference.missing, ...difference.changed]);
  const found = new Map(
    report.datasets.flatMap(({ files }) => files.map(({ name, violations }) => [name, violations] as const)),
  );
  const onBase = new Set(proposed.files.map(({ path }) => path));
  const left: LeftOfFile[] = [];
  for (const located of context.files) {
    const { file, path } = located;
    const violations = found.get(file.name) ?? 0;
    if (violations === 0 || (difference !== undefined && !isOther.has(path))) continue;
    const isOnBase = onBase.has(path);
    const count = isOnBase ? await countLeft(context, located, proposed.changed.get(path)) : violations;
    if (count > 0) left.push({ located, count, isOnBase });
  }
  return left;
}

/** @param changed Undefined where the base has the checkout's own content. */
async function countLeft(
  { rewrite, folder }: Pick<Context, "rewrite" | "folder">,
  located: RepositoryFile,
  changed: EntryCounts | undefined,
): Promise<number> {
  if (changed === undefined) return 0;
  const found = new EntryCounts();
  const to = join(folder, "left");
  await rewrite(located, { from: located.file.path, to }, { changed: found });
  await rm(to);
  return found.countWithout(changed);
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
    const why = isOnBase ? "has another copy of the file" : "does not have the file";
    const message = `${formatQuantity(count, "entry", "entries")}; the branch ${why}.`;
    return { file: located.file.name, message };
  });
  return new ActionError(
    "VIOLATIONS_NOT_ON_BASE",
    `${formatCount(sum)} of ${formatQuantity(all, "entry", "entries")} found cannot be removed by a pull request, as the branch \`${base}\` does not have ${sum === 1 ? "it" : "them"}:`,
    { faults },
  );
}
