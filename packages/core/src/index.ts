import "./require-node.ts";

export type { Download } from "./api/byte-calls.ts";
export type { CallOptions } from "./api/call-options.ts";
export type { Job } from "./api/job.ts";
export type { NewJob } from "./api/job-calls.ts";
export { checkDatasets } from "./check/check-datasets.ts";
export { type IdDecision, listDecisions } from "./check/list-decisions.ts";
export { readResults } from "./check/read-results.ts";
export { readViolations } from "./check/read-violations.ts";
export { type RetainChangesOptions, retainChanges } from "./check/retain-changes.ts";
export { type RewriteDatasetOptions, rewriteDataset, rewriteFile } from "./check/rewrite-dataset.ts";
export { scanDatasets } from "./check/scan-datasets.ts";
export type { CheckOptions, CheckResult } from "./check/terms/check-options.ts";
export type { CheckEvent } from "./check/terms/events.ts";
export type {
  CheckResultWord,
  DatasetReport,
  FileReport,
  JobReport,
  MonthCount,
  PartCount,
  ReasonCount,
  Report,
  Standing,
} from "./check/terms/report.ts";
export { reportSchema } from "./check/terms/report-schema.ts";
export type { ViolationLine } from "./check/terms/violation-line.ts";
export { type Client, type ClientEvent, type ClientOptions, createClient } from "./client/client.ts";
export { type Clock, systemClock } from "./clock.ts";
export { isLfsPointer } from "./detect/is-lfs-pointer.ts";
export { isParquet, parquetRewriteRefusal } from "./detect/is-parquet.ts";
export {
  ComplianceError,
  type ErrorCode,
  type ErrorDetails,
  type ErrorEntry,
  errorTable,
  isComplianceError,
} from "./errors.ts";
export { describeCertificateFault } from "./http/certificate-fault.ts";
export { isLoopback } from "./http/is-loopback.ts";
export type { RetryOptions } from "./http/retry.ts";
export { SignedUrl } from "./http/signed-url.ts";
export type { StoredChecksum, StoredObject } from "./http/stored-object.ts";
export {
  type BodyFraming,
  createTransport,
  type HttpRequest,
  type HttpResponse,
  type Transport,
  type TransportOptions,
} from "./http/transport.ts";
export { type IdFormRule, idFormTable } from "./ids/id-forms.ts";
export { type IdLookup, IdSet } from "./ids/id-set.ts";
export { IdValues } from "./ids/id-values.ts";
export type { CollectedResult } from "./job/collect-result.ts";
export type { JobEvent } from "./job/job-event.ts";
export { type ReadName, readJobName } from "./job/job-name.ts";
export { createPart, type Part } from "./job/part.ts";
export { type PartOutcome, type RunPartOptions, runPart } from "./job/run-part.ts";
export { type SavedResult, type SaveOptions, saveResult } from "./job/save-result.ts";
export { type UploadOptions, uploadPart } from "./job/upload-part.ts";
export { type WaitOptions, waitForJob } from "./job/wait-for-job.ts";
export type { CheckedIds } from "./results/classifier.ts";
export { describeForm } from "./results/describe-form.ts";
export type { ResultReading } from "./results/read-result.ts";
export { type ResultRecord, violationReasons } from "./results/record.ts";
export type { UploadChunk, UploadProgress, UploadSession } from "./resumable/session-calls.ts";
export type { ChangedEntry } from "./rewrite/changed-entry.ts";
export type { FileCopies } from "./rewrite/compare-copies.ts";
export { RetainedEntries } from "./rewrite/retained-entries.ts";
export type { FileChange } from "./rewrite/rewrite-file.ts";
export {
  type Body,
  type Dataset,
  type DatasetFile,
  type DatasetFormat,
  type Decision,
  datasetFormats,
  type Fault,
  type Finding,
  type IdForm,
  type IdPlace,
  idForms,
  type JobStatus,
  type JobType,
  type ProofLevel,
  type ProofSource,
  type TableSeparator,
  tableSeparators,
} from "./types.ts";
export type { ReadProgress, Scan, ScannedDataset, ScannedIds, ScanOptions } from "./upload/scan.ts";
export type { UploadFile } from "./upload/upload-file.ts";
export { maxBytesPerJob, maxIdsPerJob } from "./upload/write-parts.ts";
