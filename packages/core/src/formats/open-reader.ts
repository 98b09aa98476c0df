import { detectFormat } from "../detect/detect-format.ts";
import { findNamedFormat } from "../detect/named-format.ts";
import type { Dataset } from "../types.ts";
import { isLoneLine } from "./documents/is-lone-line.ts";
import { createDocumentReader } from "./documents/read-document.ts";
import { createSharedBatch, type EntryReader, type OnFault, type SharedBatch } from "./entry-reader.ts";
import { explainDrawn, explainFormat, explainPrinted } from "./explain-format.ts";
import { openList } from "./lists/open-list.ts";
import { createPagesReader } from "./pages/read-pages.ts";
import { readsPages, refusePages } from "./pages/reads-pages.ts";
import type { FileContent } from "./read-batches.ts";
import { createJsonlReader } from "./read-jsonl.ts";
import { holdsIdLists } from "./tables/holds-id-lists.ts";
import { createReader, findTable, openIdLists, openTable } from "./tables/open-table.ts";

export interface ReaderOptions
  extends Pick<
    Dataset,
    "ids" | "format" | "quoting" | "separator" | "idForm" | "scrubFields" | "onScrub" | "embeddedPosts"
  > {
  /** For files that are read one after the other: the batch of one is used again for the next. */
  readonly batch?: SharedBatch | undefined;
  readonly onChoice?: ((text: string) => void) | undefined;
}

/**
 * Opens the reader of a file by its name and first bytes. What cannot be read is refused, and undefined.
 */
export function openReader(
  { name, firstBytes }: FileContent,
  options: ReaderOptions,
  onFault: OnFault,
): EntryReader | undefined {
  const {
    ids: places,
    format: wanted = "auto",
    separator = "auto",
    idForm,
    scrubFields = [],
    embeddedPosts,
    onChoice,
  } = options;
  const refuse = (message: string): undefined => void onFault.refuse(message);
  const detected = detectFormat(name, firstBytes, wanted);
  if ("fault" in detected) return refuse(detected.fault);
  const { format, reason } = detected;
  const misfit = wanted === "auto" ? undefined : explainFormat(wanted, { name, firstBytes }, options);
  if (misfit !== undefined) return refuse(misfit);
  const batch = (options.batch ?? createSharedBatch(places.length))(firstBytes);
  const tell = (text: string): void => onChoice?.(`${format} (${reason}): ${text}`);
  const table = { ...options, firstBytes, scrubFields, batch, onFault, onChoice: tell };
  // By the first line alone such a list is a table of its separator.
  const isNamedTable = format !== "txt" && (wanted !== "auto" || findNamedFormat(name) !== undefined);
  const isText = format !== "jsonl" && format !== "json";
  if (separator === "auto" && isText) {
    if (holdsIdLists(firstBytes, { places, isTable: isNamedTable })) return openIdLists(table);
    const drawn = explainDrawn(firstBytes);
    if (drawn !== undefined) return refuse(drawn);
  }
  switch (format) {
    case "txt": {
      if (separator !== "auto") return openTable(separator, table);
      const found = wanted === "auto" ? findTable(firstBytes, options) : undefined;
      if (found !== undefined) return "fault" in found ? refuse(found.fault) : createReader(found, table);
      const printed = explainPrinted(firstBytes);
      if (printed !== undefined) return refuse(printed);
      if (places.length > 1 || scrubFields.length > 0)
        return refuse("is a bare list: it has one ID per line, and no fields");
      return openList(table);
    }
    case "csv":
      return openTable("comma", table);
    case "tsv":
      return openTable("tab", table);
    case "jsonl":
    case "json": {
      // A page on one line is a document of one line, or the first of several.
      const pages = readsPages(firstBytes, { ids: places, format });
      if (pages !== undefined) {
        const refusal = refusePages(pages, { ids: places, scrubFields });
        if (refusal !== undefined) return refuse(refusal);
        return createPagesReader({ scrubFields, embeddedPosts, onFault, onChoice: tell });
      }
      const isDocument = format === "json" && (wanted === "json" || !isLoneLine(firstBytes, places));
      return (isDocument ? createDocumentReader : createJsonlReader)({
        places,
        idForm,
        scrubFields,
        embeddedPosts,
        batch,
        onFault,
        onChoice: tell,
      });
    }
  }
}
