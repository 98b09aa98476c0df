import { ComplianceError } from "../errors.ts";

/** Holds a result to what an upload can have led to, so that one without end ends before it fills the disk. */
export interface ResultBounds {
  /** Call it with each chunk, before it is kept. Throws RESULT_MALFORMED. */
  takeBytes(bytes: number): void;
  /** Call it with the records so far. Throws RESULT_MALFORMED. */
  checkRecords(records: number): void;
}

/** Several times the longest record that X documents. */
const lineBytes = 1024;
/** For blank lines, headers and whatever else is few. */
const slackBytes = 1024 * 1024;
/** X's older results repeat some IDs, once. */
const recordsPerId = 2;
const slackRecords = 16;

/** Bounds that follow from the lines of the upload. */
export function createResultBounds(upload: {
  readonly ids: number;
  readonly sentinels: number;
}): ResultBounds {
  const mostBytes = (upload.ids + upload.sentinels) * lineBytes + slackBytes;
  const mostRecords = upload.ids * recordsPerId + slackRecords;
  let received = 0;
  return {
    takeBytes(bytes) {
      received += bytes;
      if (received > mostBytes) refuse("bytes");
    },
    checkRecords(records) {
      if (records > mostRecords) refuse("records");
    },
  };
}

function refuse(what: string): never {
  throw new ComplianceError(
    "RESULT_MALFORMED",
    `The result contains more ${what} than the submitted IDs can cause.`,
  );
}
