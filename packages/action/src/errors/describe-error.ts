import { type ErrorEntry, errorTable, isComplianceError } from "@x-batch-compliance/core";
import type { PlacedFault } from "@x-batch-compliance/core/config";
import { hintForInputs } from "@x-batch-compliance/core/report";
import { neutraliseLine } from "@x-batch-compliance/core/text";
import { ActionError } from "./action-error.ts";
import { actionErrorTable } from "./error-table.ts";
import { describeFileFault } from "./file-fault.ts";
import { listFaults } from "./list-faults.ts";

/** A failure of the tool, ready to be shown. */
export interface Failure {
  readonly code: string;
  readonly what: string;
  /** The likely cause; empty where `faults` say it. */
  readonly why: string;
  readonly hint: string;
  readonly faults: readonly PlacedFault[];
  /** Where a person can go on by hand. */
  readonly pageUrl?: string | undefined;
}

/** Codes of faults that name their own causes, each another one. */
const saidByFaults: ReadonlySet<string> = new Set(["DATASET_INVALID", "INPUT_INVALID"]);

const entries: Readonly<Record<string, ErrorEntry>> = { ...errorTable, ...actionErrorTable };

/** Anything that was thrown, as something safe to show. An error of a library may hold a URL or a token: its text is dropped. */
export function toFailure(error: unknown): Failure {
  const known = error instanceof ActionError || isComplianceError(error) ? error : describeUnknown(error);
  const { code, faults } = known;
  const hint = isComplianceError(known) ? hintForInputs(known) : known.hint;
  const what = isComplianceError(known) ? known.what : known.message;
  const pageUrl = known instanceof ActionError ? known.pageUrl : undefined;
  const { cause } = entries[code] ?? actionErrorTable.INTERNAL;
  const why = faults.length > 0 && saidByFaults.has(code) ? "" : cause;
  return { code, what, why, hint, faults, pageUrl };
}

function describeUnknown(error: unknown): ActionError {
  const fault = describeFileFault(error);
  if (fault !== undefined) {
    return new ActionError(
      "RUNNER_NOT_WRITABLE",
      `A file could not be read or written on the runner: ${fault}.`,
    );
  }
  const name = error instanceof Error ? error.name : typeof error;
  const code =
    error instanceof Error && "code" in error ? ` (${String(error.code).replace(/[^A-Z0-9_]/g, "")})` : "";
  const place = error instanceof Error ? findPlace(error.stack) : "";
  return new ActionError("INTERNAL", `An unexpected ${name}${code} was thrown${place}.`);
}

/** The function and the line that threw: enough to find it in the source, and never data. */
function findPlace(stack = ""): string {
  const place = /\n\s+at (?:async )?(?<place>[\w.$<>]+ \(.*?(?:[^/\\]+:\d+:\d+)\))/.exec(stack)?.groups
    ?.place;
  return place === undefined ? "" : ` at ${place.replace(/\(.*[/\\]/, "(")}`;
}

/** Code and what happened, all faults, the likely cause, and what to do, each on its own line. */
export function failureText({ code, what, why, hint, faults }: Failure): string {
  const listed = listFaults(faults).map((line) => `- ${line}`);
  const cause = why === "" ? [] : [`Likely cause: ${why}`];
  return [neutraliseLine(`${code}: ${what}`), ...listed, ...cause, `What to do: ${hint}`].join("\n");
}
