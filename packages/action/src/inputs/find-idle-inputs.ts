import { type InputName, inputTable, listInputNames, type RawInputs } from "./input-table.ts";

/** Others than those whose names say so. */
const ofProposals: ReadonlySet<InputName> = new Set(["approve-removal", "dry-run"]);

/**
 * Inputs that are set and change nothing, as no pull request is wanted: a sentence. It is no fault, as `on-violation` may be an
 * expression that differs from event to event.
 */
export function findIdleInputs(raw: RawInputs): readonly string[] {
  if (raw["on-violation"] === "pull-request") return [];
  const idle = listInputNames().filter(
    (name) =>
      (/^(?:pr|commit)-/.test(name) || ofProposals.has(name)) && raw[name] !== inputTable[name].default,
  );
  if (idle.length === 0) return [];
  const names = idle.map((name) => `\`${name}\``).join(", ");
  return [`${names}: no effect without \`on-violation: pull-request\`.`];
}
