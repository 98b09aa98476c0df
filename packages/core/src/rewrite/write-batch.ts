import {
  type Containers,
  type EntryBatch,
  type EntryReader,
  elementsBefore,
  readEntry,
  type Span,
} from "../formats/entry-reader.ts";
import { type Edit, editContainer, readContainer } from "./containers.ts";
import { entryDecisions } from "./entry-decisions.ts";
import type { OutputBuffer } from "./output-buffer.ts";
import { scrubEntry } from "./scrub-entry.ts";

/** A batch that was decided about. */
export interface DecidedBatch {
  readonly reader: EntryReader;
  /** What happens to each of its entries. */
  readonly decisions: Uint8Array;
}

/** Passes what is to stay of a stretch of a file on, with what is scrubbed written anew. */
export type BatchWriter = (
  bytes: Uint8Array,
  region: { readonly from: number; readonly to: number },
  batch: DecidedBatch,
) => void;

const { scrub, remove } = entryDecisions;

/** A writer for one file, whose batches it is given in their order. */
export function createBatchWriter(output: OutputBuffer): BatchWriter {
  const findSpan = createSpanFinder();
  /** Of the separator behind the last element, left out with it, what is in the next stretch. */
  let ahead = 0;
  return (bytes, { from, to }, decided) => {
    let keptFrom = from + ahead;
    const apply = ({ start, end, insert }: Edit): void => {
      output.keep(bytes, keptFrom, start);
      if (insert !== undefined) output.insert(insert);
      keptFrom = end;
    };
    const { containers } = decided.reader.batch;
    if (containers === undefined) editEntries(bytes, decided, { findSpan, apply });
    else editContainers(bytes, decided, { containers, apply });
    ahead = Math.max(0, keptFrom - to);
    if (ahead === 0) output.keep(bytes, keptFrom, to);
  };
}

/** What goes with an entry that is removed. Has to be asked about every entry, in the order of the file. */
type FindSpan = (batch: EntryBatch, row: number, isRemoved: boolean) => Span;

function createSpanFinder(): FindSpan {
  /** Of the array that the last element was in. */
  let hasStayed = false;
  return ({ start, end, elements }, row, isRemoved) => {
    const [from, to] = [start[row] as number, end[row] as number];
    if (elements === undefined) return { start: from, end: to };
    const { own, next, before } = elements;
    if (before[row] !== elementsBefore.entry) hasStayed = before[row] === elementsBefore.other;
    const span = hasStayed
      ? { start: from, end: to }
      : { start: own[row] as number, end: next[row] as number };
    if (!isRemoved) hasStayed = true;
    return span;
  };
}

function editEntries(
  bytes: Uint8Array,
  { reader, decisions }: DecidedBatch,
  { findSpan, apply }: { readonly findSpan: FindSpan; readonly apply: (edit: Edit) => void },
): void {
  const { batch } = reader;
  for (let row = 0; row < batch.count; row++) {
    const decision = decisions[row] as number;
    // Of a list nearly all entries end here.
    if (decision < scrub && batch.elements === undefined) continue;
    const span = findSpan(batch, row, decision === remove);
    if (decision === remove) apply(span);
    if (decision !== scrub) continue;
    const entry = readEntry(batch, row);
    apply({ ...entry, insert: scrubEntry({ ...batch, bytes, reader }, row) });
  }
}

function editContainers(
  bytes: Uint8Array,
  { reader, decisions }: DecidedBatch,
  { containers, apply }: { readonly containers: Containers; readonly apply: (edit: Edit) => void },
): void {
  for (let index = 0; index < containers.count; index++) {
    const container = readContainer(containers, index);
    const own = decisions.subarray(container.from, container.to);
    if (own.every((decision) => decision < scrub)) continue;
    editContainer({ ...reader.batch, bytes, reader }, container, own).forEach(apply);
  }
}
