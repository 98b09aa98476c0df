import { openFile } from "../src/files/read-file.ts";
import type { ReaderOptions } from "../src/formats/open-reader.ts";
import { readList } from "../src/formats/read-list.ts";
import { formatId } from "../src/ids/parse-id.ts";
import { createTemporaryFolder } from "./temporary-folder.ts";

/** What a visitor was told of a Parquet file. */
export interface ToldOfParquet {
  /** The IDs of each entry, `-` for none. */
  readonly entries: readonly string[];
  /** `line message`, with `!` where the file was refused from there on. */
  readonly faults: readonly string[];
  readonly choices: readonly string[];
  readonly readBytes: number;
  readonly extent: number | undefined;
  readonly holdsOnlyIds: boolean | undefined;
}

/** Reads a content as a file, by default `ids.parquet`. */
export async function readParquetFile(
  content: Uint8Array,
  { name = "ids.parquet", ...options }: Partial<ReaderOptions> & { readonly name?: string } = {},
): Promise<ToldOfParquet> {
  await using folder = await createTemporaryFolder();
  await using opened = await openFile(await folder.write("file", content));
  const [entries, faults, choices]: [string[], string[], string[]] = [[], [], []];
  const told: { readBytes: number; extent?: number; holdsOnlyIds?: boolean } = { readBytes: 0 };
  await readList(
    opened,
    {
      onExtent: (extent) => void Object.assign(told, { extent }),
      onRead: ({ length }) => void Object.assign(told, { readBytes: told.readBytes + length }),
      onBatch(bytes, { from, to }, { batch, holdsOnlyIds }) {
        for (let row = 0; row < batch.count; row++) {
          const ids = batch.ids.map(({ high, low }) => formatId(high[row] as number, low[row] as number));
          entries.push(ids.join(" "));
          told.holdsOnlyIds ??= holdsOnlyIds(bytes, { start: 0, end: 0 });
        }
        bytes.fill(0x39, from, to);
      },
      onBadEntry: ({ line, message }) => void faults.push(`${line} ${message}`),
      onRefusal: ({ line, message }) => void faults.push(`${line ?? ""}! ${message}`),
    },
    {
      name,
      reader: { ids: [{ type: "tweets" }], onChoice: (text) => void choices.push(text), ...options },
    },
  );
  return { entries, faults, choices, extent: undefined, holdsOnlyIds: undefined, ...told };
}
