import { type InputName, inputTable, listInputNames, type RawInputs } from "./input-table.ts";

/** Others than those whose names say so. */
const ofProposals: ReadonlySet<InputName> = new Set(["approve-removal", "dry-run"]);

/** Inputs that are for some formats alone, by the formats that they do nothing to. */
const idleByFormat: readonly { readonly names: readonly InputName[]; readonly formats: readonly string[] }[] =
  [
    { names: ["quoting", "separator"], formats: ["json", "jsonl"] },
    { names: ["embedded-posts"], formats: ["txt", "csv", "tsv"] },
  ];

/**
 * Inputs that are set and change nothing, a sentence for each reason. It is not a fault, as what makes them idle may be an
 * expression that differs from event to event.
 */
export function findIdleInputs(raw: RawInputs): readonly string[] {
  const isSet = (name: InputName): boolean => raw[name] !== inputTable[name].default;
  const ofFormats = idleByFormat.flatMap(({ names, formats }) =>
    formats.includes(raw.format) ? describe(names.filter(isSet), `with \`format: ${raw.format}\``) : [],
  );
  if (raw["on-violation"] === "pull-request") return ofFormats;
  const idle = listInputNames().filter(
    (name) => (/^(?:pr|commit)-/.test(name) || ofProposals.has(name)) && isSet(name),
  );
  return [...describe(idle, "without `on-violation: pull-request`"), ...ofFormats];
}

function describe(idle: readonly InputName[], why: string): readonly string[] {
  if (idle.length === 0) return [];
  return [`${idle.map((name) => `\`${name}\``).join(", ")}: no effect ${why}.`];
}
