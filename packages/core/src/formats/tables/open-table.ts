import type { Dataset, TableSeparator } from "../../types.ts";
import type { EntryBatch, EntryReader, OnFault } from "../entry-reader.ts";
import { createCsvReader } from "../read-csv.ts";
import { chooseSeparator, findSeparator, type SeparatorChoice } from "./choose-separator.ts";

export interface TableOptions
  extends Pick<Dataset, "quoting" | "separator" | "idForm" | "ids" | "scrubFields"> {
  readonly firstBytes: Uint8Array;
  readonly batch: EntryBatch;
  readonly onFault: OnFault;
  /** Told of what was chosen, with how the file was recognised in front. */
  readonly onChoice: (text: string) => void;
}

/** Opens a file that its name, the input or its first line calls a table. */
export function openTable(declared: TableSeparator, options: TableOptions): EntryReader | undefined {
  const { firstBytes, separator, quoting, ids: places, onFault } = options;
  const chosen = chooseSeparator(firstBytes, { separator, quoting, places, declared });
  if ("fault" in chosen) {
    onFault.refuse(chosen.fault);
    return undefined;
  }
  return createReader(chosen, options);
}

/** The separator of a list that turns out to be a table, though its name says nothing of that. */
export function findTable(
  firstBytes: Uint8Array,
  { separator = "auto", quoting, ids: places }: Pick<Dataset, "quoting" | "separator" | "ids">,
): SeparatorChoice | { readonly fault: string } | undefined {
  return separator === "auto" ? findSeparator(firstBytes, { quoting, places }) : undefined;
}

export function createReader(
  { byte, reason, skippedBytes, isRun, name }: SeparatorChoice,
  {
    firstBytes,
    quoting,
    ids: places,
    idForm,
    scrubFields,
    separator = "auto",
    batch,
    onFault,
    onChoice,
  }: TableOptions,
): EntryReader | undefined {
  if (isRun && quoting === "csv") {
    onFault.refuse("is separated by blanks, which knows no quoting: set `quoting` to `none`");
    return undefined;
  }
  const where = reason === undefined ? "" : `${reason}; `;
  const better = (): string => {
    const found = findSeparator(firstBytes, { quoting, places });
    if (found === undefined || "fault" in found || found.name === name) return "";
    return `; ${found.reason}, so \`separator: ${separator === "auto" ? found.name : "auto"}\` would fit`;
  };
  return createCsvReader({
    separator: String.fromCharCode(byte),
    skippedBytes,
    quoting: isRun ? "none" : quoting,
    places,
    idForm,
    scrubFields,
    batch,
    onFault: {
      ...onFault,
      refuse: (message, line) => onFault.refuse(`${message}${better()}`, line),
    },
    onChoice: (text) => onChoice(`${where}${text}`),
  });
}

/** Opens a file whose lines are lists of IDs. */
export function openIdLists({
  ids: places,
  idForm,
  scrubFields,
  onFault,
  onChoice,
}: TableOptions): EntryReader {
  onChoice("its lines hold nothing but IDs, several in one");
  return createCsvReader({
    separator: "",
    isList: true,
    quoting: "none",
    places,
    idForm,
    scrubFields,
    onFault,
  });
}
