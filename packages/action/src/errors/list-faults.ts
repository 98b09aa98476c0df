import type { PlacedFault } from "@x-batch-compliance/core/config";
import { formatQuantity, neutraliseLine, toInputFault } from "@x-batch-compliance/core/text";

/** More lines than this of one file hide the rest of the list. */
const shownLines = 10;

/**
 * One line a fault, with its place; of each file the first ten faulty lines, then how many more there are. A name
 * with a line break in it makes no line of its own.
 */
export function listFaults(faults: readonly PlacedFault[]): readonly string[] {
  return listTexts(faults).map(neutraliseLine);
}

function listTexts(faults: readonly PlacedFault[]): readonly string[] {
  const byFile = Map.groupBy(faults, (fault) => fault.file);
  return [...byFile].flatMap(([file, ofFile]) => {
    if (file === undefined) return ofFile.map(toInputFault);
    const { whole = [], lines = [] } = Object.groupBy(ofFile, ({ line }) =>
      line === undefined ? "whole" : "lines",
    );
    const more = lines.length - shownLines;
    return [
      ...lines.slice(0, shownLines).map((fault) => `${file}, ${formatPlace(fault)}: ${toInputFault(fault)}`),
      ...(more > 0 ? [`${file}: and ${formatQuantity(more, "more fault")}`] : []),
      ...whole.map((fault) => `${file}: ${toInputFault(fault)}`),
    ];
  });
}

function formatPlace({ line, lines, column }: PlacedFault): string {
  if (lines !== undefined) return `lines ${lines}`;
  return column === undefined ? `line ${line}` : `line ${line}, column ${column}`;
}
