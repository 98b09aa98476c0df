import { ComplianceError } from "../errors.ts";
import { openFile } from "../files/read-file.ts";
import type {
  Containers,
  ElementColumns,
  EmbeddedPosts,
  EntryBatch,
  EntryReader,
  IdColumn,
} from "../formats/entry-reader.ts";
import { openReader, type ReaderOptions } from "../formats/open-reader.ts";
import { readBatches } from "../formats/read-batches.ts";
import { createKeyReader, type EntryKeys } from "./entry-keys.ts";

/** Some entries of a file, with all bytes between them: copies, which stay valid. */
export interface EntryBlock {
  readonly bytes: Uint8Array;
  /** Without the byte behind them, which is there for a reader that looks ahead. */
  readonly sizeBytes: number;
  readonly count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly elements: ElementColumns | undefined;
  readonly containers: Containers | undefined;
  readonly embedded: EmbeddedPosts | undefined;
  readonly keys: EntryKeys;
  readonly ids: readonly EntryKeys[];
  readonly reader: EntryReader;
  /** Whether its fields may have been scrubbed. */
  readonly canScrub: boolean;
}

export interface BlockSource {
  readonly path: string;
  readonly name: string;
  readonly reader: ReaderOptions;
  readonly signal?: AbortSignal | undefined;
  /** In place of the reader that the file asks for. */
  readonly createReader?: (() => EntryReader) | undefined;
}

/**
 * The entries of a file in their order, for two files to be read side by side. No more is read ahead than a piece or two.
 * Throws FILE_UNREADABLE, and DATASET_INVALID for what is not such a list.
 */
export async function* readBlocks({
  path,
  name,
  reader: options,
  signal,
  createReader,
}: BlockSource): AsyncGenerator<EntryBlock> {
  const { readable, writable } = new TransformStream<EntryBlock, EntryBlock>();
  const writer = writable.getWriter();
  const readKeys = createKeyReader(options.ids.length);
  const canScrub = (options.scrubFields ?? []).length > 0;
  await using file = await openFile({ name, path });
  const reading = readBatches(
    file,
    {
      onBatch(bytes, region, reader) {
        // What goes wrong with it is told by `ready`.
        writer
          .write(copyBlock(bytes, region, { reader, keys: readKeys(reader.batch), canScrub }))
          .catch(() => {});
      },
      onPiece: () => writer.ready,
      onRefusal(fault) {
        throw new ComplianceError("DATASET_INVALID", `${name} cannot be compared.`, { faults: [fault] });
      },
    },
    {
      name,
      signal,
      createReader: (onFault, content) => createReader?.() ?? openReader(content, options, onFault),
    },
  );
  const ending = reading.then(
    () => writer.close(),
    (error: unknown) => writer.abort(error),
  );
  try {
    yield* readable;
  } finally {
    // A consumer that stops early makes the writer fail, which ends the reading.
    await ending.catch(() => {});
  }
}

/** A copy of the reader's batch, with the bytes of the region. */
export function copyBlock(
  bytes: Uint8Array,
  { from, to }: { readonly from: number; readonly to: number },
  { reader, keys, canScrub = false }: Pick<EntryBlock, "reader" | "keys"> & { readonly canScrub?: boolean },
): EntryBlock {
  const { count, start, end, ids, elements, containers, embedded }: EntryBatch = reader.batch;
  const move = (places: Int32Array, length = count): Int32Array =>
    places.slice(0, length).map((place) => place - from);
  const copy = ({ high, low }: Pick<IdColumn, "high" | "low">): EntryKeys => ({
    high: high.slice(0, count),
    low: low.slice(0, count),
  });
  return {
    bytes: bytes.slice(from, to + 1),
    sizeBytes: to - from,
    count,
    start: move(start),
    end: move(end),
    elements: elements && {
      own: move(elements.own),
      next: move(elements.next),
      before: elements.before.slice(0, count),
    },
    containers: containers && {
      count: containers.count,
      start: move(containers.start, containers.count),
      end: move(containers.end, containers.count),
      firstRow: containers.firstRow.slice(0, containers.count + 1),
      isLed: containers.isLed?.slice(0, count),
    },
    embedded: embedded && {
      columns: embedded.columns.map(({ high, low, start: from, end: to, isGone }) => ({
        ...copy({ high, low }),
        start: move(from),
        end: move(to),
        isGone: isGone.slice(0, count),
      })),
      keepsFields: embedded.keepsFields.slice(0, count),
    },
    keys: copy(keys),
    ids: ids.map(copy),
    reader,
    canScrub,
  };
}
