import { readEntry, type Span } from "../formats/entry-reader.ts";
import { compareEntries } from "./compare-entries.ts";
import { type Container, editContainer, readContainer } from "./containers.ts";
import { entryDecisions } from "./entry-decisions.ts";
import type { EntryBlock } from "./read-blocks.ts";

/** What became of the entries of a container, and how many of the other copy they are now. */
export interface ContainerChange {
  readonly decisions: Uint8Array;
  readonly used: number;
}

/**
 * Compares the container that begins at a row with the next one that is left in the other copy. Both are one where the
 * other has the very bytes that a rewrite makes of the first; else it has been removed as a whole.
 */
export function compareContainers(
  own: EntryBlock,
  row: number,
  { other, otherRow }: { readonly other: EntryBlock | undefined; readonly otherRow: number },
): ContainerChange {
  const container = findContainer(own, row);
  const removed = new Uint8Array(container.to - container.from).fill(entryDecisions.remove);
  const gone = spareLed(own, container, removed);
  if (other === undefined) return { decisions: gone, used: 0 };
  const { span, from, to } = findContainer(other, otherRow);
  const decisions = removed.slice();
  let next = from;
  for (let index = 0; index < decisions.length && next < to; index++) {
    const change = compareEntries(own, container.from + index, { other, otherRow: next });
    if (change === entryDecisions.remove) continue;
    decisions[index] = change;
    next++;
  }
  if (next < to) return { decisions: gone, used: 0 };
  const isOne = applyEdits(own, container, decisions).equals(other.bytes.subarray(span.start, span.end));
  return isOne
    ? { decisions: spareLed(own, container, decisions), used: to - from }
    : { decisions: gone, used: 0 };
}

/** Leaves out of the removed entries those that the others have taken along: nothing says that they had to go. */
function spareLed(own: EntryBlock, container: Container, decisions: Uint8Array): Uint8Array {
  const isLed = own.containers?.isLed;
  if (isLed === undefined) return decisions;
  const { keep, remove } = entryDecisions;
  const isRemovedLed = (index: number): boolean =>
    decisions[index] === remove && isLed[container.from + index] === 1;
  const others = decisions.map((decision, index) => (isRemovedLed(index) ? keep : decision));
  const edits = editContainer(own, container, others);
  // Both are in the order of the bytes: entries that are led stand in one array.
  let next = 0;
  return decisions.map((decision, index) => {
    if (!isRemovedLed(index)) return decision;
    const { start, end } = readEntry(own, container.from + index);
    while (next < edits.length && (edits[next] as Span).end < end) next++;
    const edit = edits[next];
    return edit !== undefined && edit.start <= start ? keep : remove;
  });
}

function findContainer({ containers }: EntryBlock, row: number): Container {
  for (let index = 0; index < (containers?.count ?? 0); index++) {
    if (containers?.firstRow[index] === row) return readContainer(containers, index);
  }
  throw new TypeError("No container begins at this row.");
}

function applyEdits(own: EntryBlock, container: Container, decisions: Uint8Array): Buffer {
  const pieces: Uint8Array[] = [];
  let from = container.span.start;
  for (const { start, end, insert } of editContainer(own, container, decisions)) {
    pieces.push(own.bytes.subarray(from, start));
    if (insert !== undefined) pieces.push(insert);
    from = end;
  }
  return Buffer.concat([...pieces, own.bytes.subarray(from, container.span.end)]);
}
