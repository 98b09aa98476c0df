import { formatDocumentPath } from "./document-path.ts";
import type { EntryPlace } from "./entry-places.ts";
import { isCountingKey } from "./keyed-members.ts";
import { toStep } from "./suggest-fields.ts";

/** A collection that may be the one, while it is weighed. */
export interface Candidate {
  readonly keys: readonly string[];
  readonly step: "elements" | "members";
  readonly lines: number[];
}

/** Why a list is not taken: keys that are dates or numbers have their like beside them, maybe some other night. */
export function refuseCounted(
  { keys, step }: Candidate,
  placesOf: readonly EntryPlace[],
): string | undefined {
  if (!keys.some(isCountingKey)) return undefined;
  const steps = keys.map((key) => (isCountingKey(key) ? "members" : toStep(key)));
  const field = formatDocumentPath([...steps, step]);
  const such = placesOf.some(({ at }) => typeof at === "object") ? `${field}.id` : field;
  return `has IDs under keys that are dates or numbers: if those under all of them are meant, name them in \`field\`, for example \`${such}\``;
}

/** Of a list and all those beside it. */
export function nameAllCandidates({ keys, step }: Candidate): string {
  return formatDocumentPath([...keys.slice(0, -1).map(toStep), "members", step]);
}

/** As `field` has it, as far as its keys are names. */
export function nameCandidate({ keys, step }: Pick<Candidate, "keys" | "step">): string {
  return formatDocumentPath([...keys.map(toStep), step]);
}
