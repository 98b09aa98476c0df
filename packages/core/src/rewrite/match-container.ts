import { type EntryReader, readEntry, type Span } from "../formats/entry-reader.ts";
import { type Container, editContainer, findDropped, readContainer } from "./containers.ts";
import { type CopyBytes, goesOnWith } from "./copy-bytes.ts";
import { entryDecisions } from "./entry-decisions.ts";
import { matchEntry } from "./match-entry.ts";
import { copyBlock, type EntryBlock } from "./read-blocks.ts";

const { keep, remove } = entryDecisions;
const lineFeed = 10;

/**
 * What happens to the entries of a container so that the copy goes on with what a rewrite makes of it, and moves on behind
 * that; all are removed where it goes on with something else.
 */
export async function matchContainer(block: EntryBlock, index: number, copy: CopyBytes): Promise<Uint8Array> {
  const container = readContainer(block.containers as NonNullable<EntryBlock["containers"]>, index);
  const { span, from, to } = container;
  await copy.need(span.end - span.start + 1);
  const twin = block.reader.createTwin?.();
  const found =
    twin === undefined ? matchCell(block, container, copy) : matchLine(block, container, { copy, twin });
  return spareLed(block, container, found ?? new Uint8Array(to - from).fill(remove));
}

/** Entries that share a cell go with one separator each, as elements of an array do. */
function matchCell(
  block: EntryBlock,
  { span, from, to }: Container,
  copy: CopyBytes,
): Uint8Array | undefined {
  const own = findOwnSpans(block, { span, from, to });
  const [first, last] = [own[0], own.at(-1)];
  const begun = copy.at;
  const decisions = new Uint8Array(to - from).fill(remove);
  if (first === undefined || last === undefined) return undefined;
  if (goesOnWith(copy, block.bytes, span.start, first.start)) {
    copy.at += first.start - span.start;
    let hasStayed = false;
    for (const [index, { start }] of own.entries()) {
      const lead = hasStayed ? (own[index - 1]?.end ?? start) : start;
      const whole = { ...block, start: Int32Array.of(start), end: Int32Array.of(own[index]?.end ?? start) };
      const decision = matchEntry(whole, 0, { copy, lead });
      decisions[index] = decision;
      hasStayed ||= decision === keep;
    }
    if (hasStayed && goesOnWith(copy, block.bytes, last.end, span.end)) {
      copy.at += span.end - last.end;
      return decisions;
    }
  }
  copy.at = begun;
  return undefined;
}

/** The entries with what goes with each, but for the separators: told by what is left out if all but one go. */
function findOwnSpans(
  { bytes, reader, ...block }: EntryBlock,
  { span, from, to }: Container,
): readonly Span[] {
  const count = to - from;
  if (count === 1) return [readEntry(block, from)];
  const allBut = (index: number): readonly Span[] =>
    findDropped(reader, bytes, { span, isGone: new Uint8Array(count).fill(1).fill(0, index, index + 1) });
  // Up to the last one each goes up to where the next one begins, and behind the first each from where the one before ends.
  const [untilLast, behindFirst] = [allBut(count - 1), allBut(0)];
  return Array.from({ length: count }, (_, index) => ({
    start: (untilLast[index]?.start ?? untilLast.at(-1)?.end) as number,
    end: (behindFirst[index - 1]?.end ?? behindFirst[0]?.start) as number,
  }));
}

/** A container that is a line is read in the copy, too, by a reader of the same kind. */
function matchLine(
  block: EntryBlock,
  container: Container,
  { copy, twin }: { readonly copy: CopyBytes; readonly twin: EntryReader },
): Uint8Array | undefined {
  const lineEnd = copy.bytes.indexOf(lineFeed, copy.at);
  const end = lineEnd === -1 || lineEnd >= copy.end ? copy.end : lineEnd + 1;
  const line = Buffer.concat([copy.bytes.subarray(copy.at, end), Buffer.alloc(1)]);
  const region = { from: 0, to: line.length - 1 };
  twin.read(line, { ...region, last: true });
  const other = copyBlock(line, region, {
    reader: twin,
    keys: { high: new Int32Array(0), low: new Int32Array(0) },
  });
  const decisions = new Uint8Array(container.to - container.from).fill(remove);
  let next = 0;
  for (let row = container.from; row < container.to && next < other.count; row++) {
    const entry = readEntry(other, next);
    const rest = { bytes: other.bytes, at: entry.start, end: entry.end };
    const decision = matchEntry(block, row, { copy: rest, lead: readEntry(block, row).start });
    if (decision === remove || rest.at !== entry.end) continue;
    decisions[row - container.from] = decision;
    next++;
  }
  if (next < other.count || next === 0) return undefined;
  const expected = applyEdits(block, container, decisions);
  if (!expected.equals(line.subarray(0, region.to))) return undefined;
  copy.at = end;
  return decisions;
}

/** Leaves out of the removed entries those that the others have taken along: nothing says that they had to be removed. */
function spareLed(own: EntryBlock, container: Container, decisions: Uint8Array): Uint8Array {
  const isLed = own.containers?.isLed;
  if (isLed === undefined) return decisions;
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
