import { isComplianceError } from "@x-batch-compliance/core";
import type { FailingFiles } from "./failing-files.ts";
import type { FaultPlan, FileCall } from "./fault-plan.ts";
import type { FileWork } from "./file-work.ts";
import type { CaseOutcome } from "./part-result.ts";

/** What cleans up. Nobody can, where this fails. */
const cleaning: readonly (FileCall | undefined)[] = ["rm", "readdir"];

/**
 * Does a work with one planned failure, and once more without. The first has to end in the right result or in an error
 * with a code, the second in the right result; both with no temporary file and no file open. Undefined if the work ended
 * before the failure was due.
 */
export async function runFault(
  work: FileWork,
  { files, plan }: { readonly files: FailingFiles; readonly plan: FaultPlan },
): Promise<CaseOutcome | undefined> {
  work.prepare();
  files.plan(plan);
  const first = await tryOnce(work);
  const { failed, open } = files.settle();
  if (failed === undefined) return undefined;
  const faults = [...first.faults, ...work.findTraces(), ...describeOpen(open)];
  if (first.text.includes("planted")) faults.push("the error shows a path");
  if (plan.kind !== "dead" && !cleaning.includes(failed)) faults.push(...describeLeftovers(work));
  if (first.code !== undefined) {
    files.plan({ kind: "EIO", first: Number.POSITIVE_INFINITY });
    const second = await tryOnce(work);
    if (second.code !== undefined) faults.push(`the next time failed with ${second.code}`);
    faults.push(...second.faults, ...work.findTraces(), ...describeOpen(files.settle().open));
  }
  return {
    outcome: first.code ?? "right result",
    failure: faults.length === 0 ? undefined : `${failed}: ${faults.join("; ")}`,
  };
}

interface Attempt {
  readonly code: string | undefined;
  readonly text: string;
  readonly faults: readonly string[];
}

async function tryOnce(work: FileWork): Promise<Attempt> {
  try {
    return { code: undefined, text: "", faults: await work.run() };
  } catch (error) {
    if (isComplianceError(error)) return { code: error.code, text: `${error.stack}`, faults: [] };
    return { code: "unnamed", text: "", faults: [`an error without a code: ${String(error)}`] };
  }
}

function describeOpen(open: number): readonly string[] {
  return open === 0 ? [] : [`${open} files stayed open`];
}

function describeLeftovers(work: FileWork): readonly string[] {
  return work.findLeftovers().map((name) => `${name} was left behind`);
}
