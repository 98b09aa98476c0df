import { openFile } from "../src/files/read-file.ts";
import type { EntryReader, OnFault } from "../src/formats/entry-reader.ts";
import { readBatches } from "../src/formats/read-batches.ts";
import { createTxtReader } from "../src/formats/read-txt.ts";
import { formatId } from "../src/ids/parse-id.ts";
import { createTemporaryFolder } from "./temporary-folder.ts";

/** All that a visitor was told of one file. */
export interface ToldOfFile {
  readonly ids: readonly string[];
  /** The file's bytes as latin1, every entry in angle brackets. */
  readonly marked: string;
  /** `file:line message`, with `!` where the file was refused from there on. */
  readonly faults: readonly string[];
  /** All bytes that were read, as latin1. */
  readonly read: string;
  /** The size of each region, in the order in which they were told. */
  readonly regions: readonly number[];
  readonly pieces: number;
}

/** Reads a content as a file `ids.txt`, and destroys each region as soon as it was told, as a visitor may. */
export async function collectBatches(
  content: string | Uint8Array,
  createReader: (onFault: OnFault) => EntryReader = (onFault) => createTxtReader(onFault),
): Promise<ToldOfFile> {
  await using folder = await createTemporaryFolder();
  await using opened = await openFile(await folder.write("ids.txt", content));
  const ids: string[] = [];
  const faults: string[] = [];
  const read: Buffer[] = [];
  const regions: number[] = [];
  let marked = "";
  let pieces = 0;
  await readBatches(
    opened,
    {
      onRead: (bytes) => void read.push(Buffer.from(bytes)),
      onBatch(bytes, { from, to }, { batch }) {
        const [{ high, low }] = batch.ids;
        const text = (start: number, end: number): string =>
          Buffer.from(bytes.subarray(start, end)).toString("latin1");
        let at = from;
        for (let row = 0; row < batch.count; row++) {
          const [start, end] = [batch.start[row] as number, batch.end[row] as number];
          ids.push(formatId(high[row] as number, low[row] as number));
          marked += `${text(at, start)}<${text(start, end)}>`;
          at = end;
        }
        marked += text(at, to);
        regions.push(to - from);
        bytes.fill(0x39, 0, to);
      },
      async onPiece() {
        pieces++;
      },
      onBadEntry: ({ file, line, message }) => void faults.push(`${file}:${line} ${message}`),
      onRefusal: ({ file, line, message }) => void faults.push(`${file}:${line}! ${message}`),
    },
    { name: "ids.txt", createReader },
  );
  return { ids, marked, faults, read: Buffer.concat(read).toString("latin1"), regions, pieces };
}
