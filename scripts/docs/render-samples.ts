import { toInputFault, toInputWords } from "../../packages/core/src/text/to-input-words.ts";
import type { Fault } from "../../packages/core/src/types.ts";
import { renderTable } from "./markdown.ts";
import type { SampleReading } from "./read-samples.ts";

/** Renders what happens to the samples: a row for each, and another where its owner would set inputs. */
export function renderSamples(readings: readonly SampleReading[]): string {
  const rows = readings.map(({ name, place, choices, result }) => [
    `[${name}](../packages/core/test-samples/${name})`,
    describeInputs(place),
    "faults" in result ? describeFaults(result.faults) : describeRead(result, choices),
  ]);
  return renderTable(["Sample", "Inputs", "What happens to it"], rows);
}

function describeInputs({ type, field }: SampleReading["place"]): string {
  const inputs = [
    ...(type === "tweets" ? [] : [`type: ${type}`]),
    ...(field === undefined ? [] : [`field: ${field}`]),
  ];
  return inputs.map((input) => `\`${input}\``).join(", ");
}

function describeRead(
  { entries, ids }: { readonly entries: number; readonly ids: number },
  choices: readonly string[],
): string {
  const how = choices.length === 0 ? "" : `; ${choices.map(toInputWords).join("; ")}`;
  return `**Read**: ${entries} entries, ${ids} distinct IDs${how}`;
}

/** The first one says enough; the log has them all. */
function describeFaults(faults: readonly Fault[]): string {
  const [first] = faults;
  if (first === undefined) return "";
  const { line, lines } = first;
  const message = toInputFault(first);
  const place = lines !== undefined ? `lines ${lines}: ` : line !== undefined ? `line ${line}: ` : "";
  const more = faults.length > 1 ? `; and ${faults.length - 1} more` : "";
  return `**Refused**: ${place}${message}${more}`;
}
