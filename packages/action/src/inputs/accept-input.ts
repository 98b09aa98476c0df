import { type ComplianceError, type Fault, isComplianceError } from "@x-batch-compliance/core";
import { scanDatasets } from "@x-batch-compliance/core/advanced";
import {
  type DatasetPlan,
  findDatasets,
  type PlacedFault,
  type PlannedDataset,
} from "@x-batch-compliance/core/config";
import { ActionError } from "../errors/action-error.ts";
import type { RunContext } from "../runner/run-context.ts";
import type { Inputs } from "./input-table.ts";
import { findTextFaults } from "./placeholders.ts";
import { planLists } from "./plan-lists.ts";
import { readBodyFile } from "./read-body-file.ts";
import type { InputsReading } from "./read-inputs.ts";
import { workspaceTerms } from "./workspace-terms.ts";

/** Inputs and files with which the work can begin. */
export interface AcceptedInput {
  readonly inputs: Inputs;
  readonly datasets: readonly PlannedDataset[];
  /** What the datasets were planned to be, which names the branch. */
  readonly plans: readonly DatasetPlan[];
  /** Files that a glob matched and that were left out, a line each. */
  readonly skipped: readonly string[];
  /** What the globs may mean and what could not be reached, a sentence each. */
  readonly lost: readonly string[];
  /** The user's text for the pull request. */
  readonly introduction: string | undefined;
  /** The workflow runs on the branch of a proposal, which is only checked. */
  readonly isOnProposal?: boolean;
}

export interface AcceptOptions {
  readonly reading: InputsReading;
  readonly context: RunContext;
  /** An existing folder of our own, for temporary files. */
  readonly folder: string;
  /** Throws a ComplianceError for a token or address that core does not take. */
  readonly probe: (inputs: Inputs) => void;
  readonly signal?: AbortSignal;
}

/**
 * Accepts what the user gave, or throws INPUT_INVALID with everything that is wrong with it: the inputs, the
 * files and the lines in them, so that nobody has to run the workflow once for each mistake.
 */
export async function acceptInput(options: AcceptOptions): Promise<AcceptedInput> {
  const { reading, context, folder, signal } = options;
  const { inputs, readable } = reading;
  const { plans, faults: unplanned } = await planLists(readable, context.workspace);
  const {
    datasets,
    skipped,
    lost,
    faults: unfound,
  } = await findDatasets(plans, context.workspace, {
    terms: workspaceTerms,
    signal,
  });
  const faults: PlacedFault[] = [...reading.faults, ...unplanned, ...unfound];
  if (inputs !== undefined) faults.push(...probeClient(options, inputs), ...findBaseFaults(inputs, context));
  const body = await readBodyFile(inputs?.prBodyFile, context.workspace);
  if (body.fault !== undefined) faults.push(body.fault);
  faults.push(...findTextFaults("pr-body-file", body.text), ...findTextFaults("pr-body", inputs?.prBody));
  if (inputs !== undefined && faults.length === 0) {
    const introduction = body.text ?? inputs.prBody;
    return { inputs, datasets, plans, skipped, lost, introduction };
  }
  faults.push(...(await scanForFaults(datasets, { folder, signal })));
  throw new ActionError("INPUT_INVALID", "The check cannot start:", { faults });
}

function probeClient({ probe }: AcceptOptions, inputs: Inputs): readonly Fault[] {
  try {
    probe(inputs);
    return [];
  } catch (error) {
    if (isComplianceError(error)) return [{ message: describeProbe(error) }];
    throw error;
  }
}

/** The client names its own options: those of the step are the token and the address. A proxy is a variable of the machine. */
function describeProbe({ code, message, hint }: ComplianceError): string {
  if (code === "OPTION_INVALID") return `\`x-api-url\`: ${message}`;
  return code === "TOKEN_MALFORMED" ? `\`bearer-token\`: ${message} ${hint}` : `${message} ${hint}`;
}

/** A run on a tag or in a merge queue has no branch of its own to propose to. */
function findBaseFaults(
  { onViolation, prBase }: Inputs,
  { branch, eventName }: RunContext,
): readonly Fault[] {
  if (onViolation !== "pull-request" || prBase !== undefined || branch !== undefined) return [];
  const message =
    eventName === "merge_group"
      ? "`on-violation`: on `merge_group` the branch belongs to the merge queue and cannot have a pull request. Set `fail` or `report`, or run the check on `schedule`."
      : "`pr-base`: is required because the workflow does not run on a branch. Set it to the branch that the pull request is for.";
  return [{ message }];
}

async function scanForFaults(
  datasets: readonly PlannedDataset[],
  options: { readonly folder: string; readonly signal: AbortSignal | undefined },
): Promise<readonly Fault[]> {
  try {
    await scanDatasets(datasets, options);
    return [];
  } catch (error) {
    if (isComplianceError(error) && error.code === "DATASET_INVALID") return error.faults;
    throw error;
  }
}
