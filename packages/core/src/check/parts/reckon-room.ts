import type { UploadFile } from "../../upload/upload-file.ts";

type PartSize = Pick<UploadFile, "ids"> & { readonly body: Pick<UploadFile["body"], "sizeBytes"> };

/** What the results so far turned out to be. */
export interface Measured {
  /** In the parts that have a result. */
  ids: number;
  records: number;
  resultBytes: number;
}

export interface RoomNeeds {
  /** Parts to come. Their uploads are on the disk until they end. */
  readonly waiting: Iterable<PartSize>;
  /** Parts whose result is on its way, at most one of each type. */
  readonly running: Iterable<PartSize>;
  readonly measured: Measured;
  /** Entries for each distinct ID. */
  readonly linesPerId: number;
  /** The longest names of a dataset and a file in it, together. */
  readonly nameBytes: number;
}

/** For reports and the pages of the file system. */
const spareBytes = 16 * 1024 * 1024;
/** Of a list that is years old; one that is checked each week loses well under 1 %. */
const usualShare = 0.4;
/** The longest that X documents, with all its fields. */
const recordBytes = 190;
/** A line of `violations.ndjson` but for the names in it. */
const violationBytes = 105;

/**
 * Room that a check still needs besides what its files take now, bytes: for the results on their way, and in the end for
 * the violations, when the uploads are gone. What was gathered of results is left out, as a check does without.
 */
export function reckonRoom({ waiting, running, measured, linesPerId, nameBytes }: RoomNeeds): number {
  const [later, now] = [sumUp(waiting), sumUp(running)];
  const isKnown = measured.ids > 0;
  const perId = isKnown ? measured.resultBytes / measured.ids : usualShare * recordBytes;
  const share = isKnown ? measured.records / measured.ids : usualShare;
  const violations = (measured.ids + later.ids + now.ids) * share * linesPerId;
  const violationsBytes = violations * (violationBytes + nameBytes);
  return (
    spareBytes + Math.ceil(Math.max(now.ids * perId, violationsBytes - later.sizeBytes - now.sizeBytes, 0))
  );
}

function sumUp(parts: Iterable<PartSize>): { readonly ids: number; readonly sizeBytes: number } {
  const sum = { ids: 0, sizeBytes: 0 };
  for (const { ids, body } of parts) {
    sum.ids += ids;
    sum.sizeBytes += body.sizeBytes;
  }
  return sum;
}
