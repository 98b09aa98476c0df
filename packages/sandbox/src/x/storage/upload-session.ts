import type { ContentRange } from "./content-range.ts";
import type { StorageError } from "./xml-error.ts";

/** A resumable upload on its way: what has been stored of one object. */
export interface UploadSession {
  readonly id: string;
  readonly jobId: string;
  readonly startedAtMs: number;
  /** Unknown until a request names it; from then on it is the same in all. */
  readonly totalBytes: number | undefined;
  readonly pieces: readonly Buffer[];
  readonly storedBytes: number;
  readonly isWhole: boolean;
}

/** Every chunk but the last is a multiple of this. */
export const chunkUnitBytes: number = 262_144;

/** A session is forgotten a week after its start. */
export const sessionLifeMs: number = 7 * 24 * 3_600_000;

/** What came with a request to a session. */
export interface SessionRequest {
  readonly range: ContentRange;
  /** What the request said it would send. */
  readonly announcedBytes: number;
  /** What came of it: less if the connection broke. */
  readonly body: Buffer;
  /** No more of the body is stored. */
  readonly keepBytes: number;
  readonly maxBytes: number;
}

/** The session after a request, or why the request is refused and nothing was stored. */
export type SessionStep = { readonly session: UploadSession } | { readonly error: StorageError };

/** What a request makes of a session. */
export function stepSession(session: UploadSession, request: SessionRequest): SessionStep {
  const { range, announcedBytes, maxBytes } = request;
  const { totalBytes } = range;
  if (session.totalBytes !== undefined && totalBytes !== undefined && totalBytes !== session.totalBytes) {
    return refuse("The total size is another than before.");
  }
  if (totalBytes !== undefined && totalBytes > maxBytes) {
    const message = `An object may have ${maxBytes} bytes at most.`;
    return { error: { status: 400, code: "EntityTooLarge", message } };
  }
  if (range.kind === "query") {
    if (announcedBytes > 0) return refuse("A question for what is stored has no body.");
    // An object without a byte is whole as soon as its size is known.
    const isWhole = session.isWhole || totalBytes === 0;
    return { session: { ...session, totalBytes: totalBytes ?? session.totalBytes, isWhole } };
  }
  if (session.isWhole) {
    const message = "The upload is finished: its session takes no more bytes.";
    return { error: { status: 410, code: "Gone", message } };
  }
  const fault = findChunkFault(session, range, announcedBytes);
  return fault === undefined ? { session: storeChunk(session, request) } : refuse(fault);
}

type ChunkRange = ContentRange & { readonly kind: "chunk" };

function findChunkFault(
  session: UploadSession,
  range: ChunkRange,
  announcedBytes: number,
): string | undefined {
  const { firstByte, lastByte, totalBytes } = range;
  const sizeBytes = lastByte - firstByte + 1;
  if (announcedBytes !== sizeBytes) return "The content range and the content length differ.";
  if (firstByte !== session.storedBytes) return "The chunk does not begin where the stored bytes end.";
  const isLast = lastByte === totalBytes - 1;
  if (!isLast && sizeBytes % chunkUnitBytes !== 0)
    return `Every chunk but the last must be a multiple of ${chunkUnitBytes}.`;
  return undefined;
}

function storeChunk(session: UploadSession, { range, body, keepBytes }: SessionRequest): UploadSession {
  const kept = body.subarray(0, keepBytes);
  const storedBytes = session.storedBytes + kept.length;
  return {
    ...session,
    totalBytes: range.totalBytes,
    pieces: [...session.pieces, kept],
    storedBytes,
    isWhole: storedBytes === range.totalBytes,
  };
}

function refuse(message: string): SessionStep {
  return { error: { status: 400, code: "InvalidArgument", message } };
}
