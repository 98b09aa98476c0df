import { isName } from "../../detect/header-row.ts";
import { isKnownName } from "../../detect/known-columns.ts";
import type { Dataset, IdPlace, TableSeparator } from "../../types.ts";
import type { EntryBatch, EntryReader, OnFault } from "../entry-reader.ts";
import { createCsvReader } from "../read-csv.ts";
import { chooseForms } from "./choose-forms.ts";
import { chooseSeparator, findSeparator, type SeparatorChoice } from "./choose-separator.ts";
import { holdsIdLists } from "./holds-id-lists.ts";
import { sampleTable, type TableSample } from "./sample-table.ts";
import { skipComments } from "./skip-comments.ts";

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
    onFault.refuse("is separated by blanks, which has no quoting: set `quoting` to `none`");
    return undefined;
  }
  const separatorText = String.fromCharCode(byte);
  const comments = skipComments(firstBytes, { from: skippedBytes, separator: separatorText, places });
  const rest = firstBytes.subarray(skippedBytes + comments.bytes);
  const { records } = sampleTable(rest, { byte, isRun, quoting, places });
  const title = separator === "auto" ? explainTitle(records, places) : undefined;
  if (title !== undefined) {
    onFault.refuse(title, 1 + comments.lines + (skippedBytes > 0 ? 1 : 0));
    return undefined;
  }
  const where = [reason, describeComments(comments.lines)]
    .flatMap((text) => (text === undefined ? [] : `${text}; `))
    .join("");
  const better = (): string => {
    const found = findSeparator(firstBytes, { quoting, places });
    if (found === undefined || "fault" in found || found.name === name) return "";
    return `; ${found.reason}, so \`separator: ${separator === "auto" ? found.name : "auto"}\` would fit`;
  };
  const isFormSet = idForm !== undefined && idForm !== "auto";
  const isOfLists = holdsIdLists(firstBytes, { places, isTable: false });
  const lists = isOfLists ? "; or, if its lines are lists of IDs, set `format: txt`" : "";
  return createCsvReader({
    separator: separatorText,
    skippedBytes: skippedBytes + comments.bytes,
    skippedLines: comments.lines + (skippedBytes > 0 ? 1 : 0),
    quoting: isRun ? "none" : quoting,
    places,
    idForm,
    chooseForms: isFormSet
      ? undefined
      : (values, columns) => chooseForms(values, { records, places, columns, onChoice }),
    scrubFields,
    batch,
    onFault: {
      ...onFault,
      refuse: (message, line) => onFault.refuse(`${message}${better()}${lists}`, line),
    },
    onChoice: (text) => onChoice(`${where}${text}`),
  });
}

/** What stands above the header, as programs write it that export for readers. */
function explainTitle(
  [first = [], ...others]: TableSample["records"],
  places: readonly IdPlace[],
): string | undefined {
  const [name = ""] = first;
  const isWanted = places.some(
    ({ field = "" }) => field === "1" || field.toLowerCase() === name.toLowerCase(),
  );
  const isTitle = first.length === 1 && !isKnownName(name) && !isWanted && isName(name);
  const hasMore = others.some((record) => record.filter((text) => text !== "").length > 1);
  if (!isTitle || !hasMore) return undefined;
  return "is neither a header nor a record, because the lines below have columns: remove it, or write `#` before it";
}

function describeComments(lines: number): string | undefined {
  if (lines === 0) return undefined;
  return lines === 1 ? "line 1 is a comment" : `the first ${lines} lines are comments`;
}

/** Opens a file whose lines are lists of IDs. */
export function openIdLists({
  firstBytes,
  ids: places,
  idForm,
  scrubFields,
  onFault,
  onChoice,
}: TableOptions): EntryReader {
  const comments = skipComments(firstBytes, { from: 0, separator: "\n", places });
  onChoice("its lines contain only IDs, several per line");
  return createCsvReader({
    separator: "",
    isList: true,
    skippedBytes: comments.bytes,
    skippedLines: comments.lines,
    quoting: "none",
    places,
    idForm,
    scrubFields,
    onFault,
  });
}
