import { detectFormat } from "../detect/detect-format.ts";
import type { Dataset } from "../types.ts";
import { createDocumentReader } from "./documents/read-document.ts";
import { createSharedBatch, type EntryReader, type OnFault, type SharedBatch } from "./entry-reader.ts";
import { createPagesReader } from "./pages/read-pages.ts";
import { readsPages, refusePages } from "./pages/reads-pages.ts";
import type { FileContent } from "./read-batches.ts";
import { createCsvReader } from "./read-csv.ts";
import { createJsonlReader } from "./read-jsonl.ts";
import { createTxtReader } from "./read-txt.ts";

export interface ReaderOptions
  extends Pick<Dataset, "ids" | "format" | "quoting" | "idForm" | "scrubFields" | "onScrub" | "embeddedPosts"> {
  /** For files that are read one after the other: the batch of one is used again for the next. */
  readonly batch?: SharedBatch | undefined;
  readonly onChoice?: ((text: string) => void) | undefined;
}

/**
 * Opens the reader of a file by its name and first bytes. What cannot be read is refused, and undefined.
 */
export function openReader(
  { name, firstBytes }: FileContent,
  {
    ids: places,
    format: wanted = "auto",
    quoting,
    idForm,
    scrubFields = [],
    embeddedPosts,
    batch: shared,
    onChoice,
  }: ReaderOptions,
  onFault: OnFault,
): EntryReader | undefined {
  const detected = detectFormat(name, firstBytes, wanted);
  if ("fault" in detected) {
    onFault.refuse(detected.fault);
    return undefined;
  }
  const { format, reason } = detected;
  const batch = (shared ?? createSharedBatch(places.length))(firstBytes);
  const tell = (text: string): void => onChoice?.(`${format} (${reason}): ${text}`);
  switch (format) {
    case "txt":
      if (places.length > 1 || scrubFields.length > 0) {
        onFault.refuse("is a bare list: it has one ID a line, and no fields");
        return undefined;
      }
      return createTxtReader(onFault, { type: places[0]?.type, idForm, batch, onChoice: tell });
    case "csv":
    case "tsv": {
      const separator = format === "csv" ? "," : "\t";
      return createCsvReader({
        separator,
        quoting,
        places,
        idForm,
        scrubFields,
        batch,
        onFault,
        onChoice: tell,
      });
    }
    case "jsonl":
      if (readsPages(firstBytes, { ids: places })) {
        const refusal = refusePages({ ids: places, scrubFields });
        if (refusal === undefined)
          return createPagesReader({ scrubFields, embeddedPosts, onFault, onChoice: tell });
        onFault.refuse(refusal);
        return undefined;
      }
      return createJsonlReader({
        places,
        idForm,
        scrubFields,
        embeddedPosts,
        batch,
        onFault,
        onChoice: tell,
      });
    case "json":
      return createDocumentReader({ places, idForm, scrubFields, batch, onFault, onChoice: tell });
  }
}
