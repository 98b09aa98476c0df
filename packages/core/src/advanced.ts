// The steps between, for programs that compose a check of their own.
import "./require-node.ts";

export { listDecisions } from "./check/list-decisions.ts";
export { type RetainChangesOptions, retainChanges } from "./check/retain-changes.ts";
export { rewriteFile } from "./check/rewrite-dataset.ts";
export { scanDatasets } from "./check/scan-datasets.ts";
export { reportSchema } from "./check/terms/report-schema.ts";
export { systemClock } from "./clock.ts";
export { isLfsPointer } from "./detect/is-lfs-pointer.ts";
export { isParquet, parquetRewriteRefusal } from "./detect/is-parquet.ts";
export { describeCertificateFault } from "./http/certificate-fault.ts";
export { isLoopback } from "./http/is-loopback.ts";
export { SignedUrl } from "./http/signed-url.ts";
export { createTransport, type TransportOptions } from "./http/transport.ts";
export { type IdFormRule, idFormTable } from "./ids/id-forms.ts";
export { type IdLookup, IdSet } from "./ids/id-set.ts";
export { IdValues } from "./ids/id-values.ts";
export type { CollectedResult } from "./job/collect-result.ts";
export { type ReadName, readJobName } from "./job/job-name.ts";
export { createPart, type Part } from "./job/part.ts";
export { type PartOutcome, type RunPartOptions, runPart } from "./job/run-part.ts";
export { type SavedResult, type SaveOptions, saveResult } from "./job/save-result.ts";
export { type UploadOptions, uploadPart } from "./job/upload-part.ts";
export { describeForm } from "./results/describe-form.ts";
export type { ResultReading } from "./results/read-result.ts";
export { RetainedEntries } from "./rewrite/retained-entries.ts";
export type { Scan, ScannedDataset, ScannedIds, ScanOptions } from "./upload/scan.ts";
export type { UploadFile } from "./upload/upload-file.ts";
