import { isComplianceError } from "@x-batch-compliance/core";
import { ActionError } from "./action-error.ts";
import type { PlacedFault } from "./fault.ts";
import { listFaults } from "./text/list-faults.ts";
import { neutraliseLine } from "./text/neutralise-line.ts";

/** A failure of the tool, ready to be shown. */
export interface Failure {
  readonly code: string;
  readonly what: string;
  readonly hint: string;
  readonly faults: readonly PlacedFault[];
}

/** Anything that was thrown, as something safe to show. An error of a library may hold a URL or a token: its text is dropped. */
export function toFailure(error: unknown): Failure {
  const known = error instanceof ActionError || isComplianceError(error) ? error : describeUnknown(error);
  return { code: known.code, what: known.message, hint: known.hint, faults: known.faults };
}

function describeUnknown(error: unknown): ActionError {
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

/** Code, what happened, all faults, what to do: a line each. */
export function failureText(failure: Failure): string {
  const faults = listFaults(failure.faults).map((line) => `- ${line}`);
  return [neutraliseLine(`${failure.code}: ${failure.what}`), ...faults, failure.hint].join("\n");
}
