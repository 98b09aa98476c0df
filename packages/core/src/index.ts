import "./require-node.ts";

export type { Download } from "./api/byte-calls.ts";
export type { CallOptions } from "./api/call-options.ts";
export type { Job } from "./api/job.ts";
export type { NewJob } from "./api/job-calls.ts";
export { checkDatasets } from "./check/check-datasets.ts";
export { type CheckIdsOptions, checkIds, type IdCheck, type IdSource } from "./check/check-ids.ts";
export type { IdDecision } from "./check/list-rows.ts";
export { readResults } from "./check/read-results.ts";
export { readViolations } from "./check/read-violations.ts";
export { type RewriteDatasetOptions, rewriteDataset } from "./check/rewrite-dataset.ts";
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
export type { ViolationLine } from "./check/terms/violation-line.ts";
export type { IdInput } from "./check/write-ids.ts";
export { type Client, createClient } from "./client/client.ts";
export type { ClientEvent, ClientOptions } from "./client/client-options.ts";
export type { Clock } from "./clock.ts";
export {
  ComplianceError,
  type ErrorCode,
  type ErrorDetails,
  type ErrorEntry,
  errorTable,
  isComplianceError,
} from "./errors.ts";
export type { RetryOptions } from "./http/retry.ts";
export type { SignedUrl } from "./http/signed-url.ts";
export type { StoredChecksum, StoredObject } from "./http/stored-object.ts";
export type { BodyFraming, HttpRequest, HttpResponse, Transport } from "./http/transport.ts";
export type { JobEvent } from "./job/job-event.ts";
export { type WaitOptions, waitForJob } from "./job/wait-for-job.ts";
export type { CheckedIds } from "./results/classifier.ts";
export { type ResultRecord, violationReasons } from "./results/record.ts";
export type { UploadChunk, UploadProgress, UploadSession } from "./resumable/session-calls.ts";
export type { ChangedEntry } from "./rewrite/changed-entry.ts";
export type { FileCopies } from "./rewrite/compare-copies.ts";
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
  jobTypes,
  type ProofLevel,
  type ProofSource,
  type TableSeparator,
  tableSeparators,
} from "./types.ts";
export type { ReadProgress } from "./upload/scan.ts";
export { maxBytesPerJob, maxIdsPerJob } from "./upload/write-parts.ts";
