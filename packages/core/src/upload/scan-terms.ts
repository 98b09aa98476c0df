import type { IdSet } from "../ids/id-set.ts";
import type { Dataset, DatasetFile, Fault, JobType } from "../types.ts";
import type { UploadFile } from "./upload-file.ts";
import type { PartOptions } from "./write-parts.ts";

/** How `scanDatasets` works. */
export interface ScanOptions extends PartOptions {
  /** Where the upload files are made; the caller removes them. Created if it does not exist. */
  readonly folder: string;
  /** Ends the work; its own reason is thrown. Default: none. */
  readonly signal?: AbortSignal | undefined;
  /** Called, file by file, with the format and fields that were chosen and why. */
  readonly onChoice?: ((dataset: Dataset, text: string, file: DatasetFile) => void) | undefined;
  /** Called after each piece that was read. */
  readonly onProgress?: ((progress: ReadProgress) => void) | undefined;
}

/** How far the reading of all files has come. */
export interface ReadProgress {
  /** Begun. */
  readonly files: number;
  readonly entries: number;
  readonly readBytes: number;
}

/** All IDs of one type, over all datasets. */
export interface ScannedIds {
  readonly type: JobType;
  /** Distinct. Those of part n are in its part n. */
  readonly submitted: IdSet;
  /** The upload files, in the order of the parts, and of their places. */
  readonly parts: readonly UploadFile[];
}

/** What was read of one dataset. */
export interface ScannedDataset {
  readonly dataset: Dataset;
  readonly entries: number;
  /** Distinct, those of each type counting for themselves. */
  readonly ids: number;
  /** Entries that hold no ID and stay, where the dataset says so; the first of each file. */
  readonly kept: readonly Fault[];
  /** What may be wrong with its IDs: some look rounded, or like those of the other type. */
  readonly doubts: readonly Fault[];
}

/** All that was read. */
export interface Scan {
  readonly types: readonly ScannedIds[];
  readonly datasets: readonly ScannedDataset[];
  readonly faults: readonly Fault[];
  /** How many of the faults are about entries without a valid ID, which a dataset may keep. */
  readonly badEntries: number;
  readonly progress: ReadProgress;
}
