import { ComplianceError } from "../errors.ts";
import type { IdLookup } from "../ids/id-set.ts";
import type { IdValues } from "../ids/id-values.ts";
import { createIdWords, parseId } from "../ids/parse-id.ts";
import type { ProofLevel } from "../types.ts";
import type { OddLine } from "./form-tally.ts";
import { createOddLines, type OddLinesOptions } from "./odd-lines.ts";
import { createPlainRecord, readPlainRecord } from "./read-plain-record.ts";
import { findFinding } from "./record.ts";
import { type FoundRecord, RecordBlock } from "./record-block.ts";
import { createResultBounds } from "./result-bounds.ts";
import type { SentinelCount } from "./sentinel-watch.ts";
import { TemplateList } from "./template-list.ts";
import { createWholeLines } from "./whole-lines.ts";

/** What a result says, once all of it has been read and every line that names an ID was a record about a submitted one. */
export interface ResultReading {
  /** The number of its finding (`findings`) for each submitted ID that has one. */
  readonly found: IdValues;
  /** Lines that are records. */
  readonly records: number;
  /** What names no ID, or gives a line of the upload back in a form that X does not document. */
  readonly oddLines: readonly OddLine[];
  readonly sentinels: SentinelCount;
  /**
   * The highest proof that its lines leave to it, whatever else proves it whole. `unverified`: it may be another's, or
   * holds what may be records, or speaks of a fault, so that its silence means nothing.
   */
  readonly atBest: ProofLevel;
  /** `false`: a last record without LF, behind which more may have stood. */
  readonly endsWithLf: boolean;
}

/** Reads a result (NDJSON) as it arrives. */
export interface ResultReader {
  /** Returns what is to be kept of the bytes so far: whole lines, blank or records. */
  push(chunk: Uint8Array): readonly Uint8Array[];
  /** What was found so far: all that there is of a result that is then refused. */
  readonly found: IdValues;
  /** Call it after the last byte. */
  end(): ResultReading & { readonly rest: readonly Uint8Array[] };
}

const lf = 10;
const noSentinels: OddLinesOptions = { sentinels: [], adopted: false };

/**
 * Holds P2 and P5: every line that names an ID is a record about a submitted one, and none has two records that contradict
 * each other. What names no ID is counted and not kept; so are the sentinels (P4).
 * `push` and `end` throw RESULT_TRUNCATED, RESULT_MALFORMED, RESULT_FOREIGN_ID, RESULT_CONFLICT.
 */
export function createResultReader(
  submitted: IdLookup,
  options: OddLinesOptions = noSentinels,
): ResultReader {
  const block = new RecordBlock(submitted);
  const bounds = createResultBounds({ ids: submitted.size, sentinels: options.sentinels.length });
  const templates = new TemplateList();
  const plain = createPlainRecord();
  const words = createIdWords();
  // Reused: an object for each line would be 50 bytes of garbage.
  const record: FoundRecord = { line: 0, idStart: 0, idEnd: 0, finding: 0 };
  const odd = createOddLines(options, {
    ids: submitted.size,
    isSubmitted(text) {
      const id = Buffer.from(text);
      return parseId(id, { start: 0, end: id.length }, words) && submitted.has(words[0] ?? 0, words[1] ?? 0);
    },
  });

  function readKnownLines(bytes: Uint8Array, start: number): number {
    const view = createView(bytes);
    const end = addKnownLines(bytes, view, start);
    block.parse(bytes, view);
    return end;
  }

  /** A function of its own: what stands behind a loop that is compiled while it runs would undo that, chunk by chunk. */
  function addKnownLines(bytes: Uint8Array, view: DataView, start: number): number {
    let at = start;
    for (;;) {
      const template = templates.find(view, at);
      if (template === undefined) break;
      record.line++;
      record.idStart = at + template.idStart;
      record.idEnd = at + template.idEnd;
      record.finding = template.finding;
      block.add(record);
      if (block.isFull) block.parse(bytes, view);
      at += template.sizeBytes;
    }
    return at;
  }

  function takeOne(bytes: Uint8Array, id: { start: number; end: number }, finding: number): void {
    record.idStart = id.start;
    record.idEnd = id.end;
    record.finding = finding;
    block.add(record);
    block.parse(bytes, createView(bytes));
  }

  /** Reads a line whose LF is at `end`. Returns whether it is to be kept. */
  function readLine(bytes: Uint8Array, start: number, end: number): boolean {
    record.line++;
    if (readPlainRecord(bytes, { start, end }, plain)) {
      takeOne(bytes, { start: plain.idStart, end: plain.idEnd }, plain.finding);
      templates.learn(createView(bytes), { start, end }, plain);
      return true;
    }
    const reading = odd.take(toText(bytes, start, end), record.line);
    if (reading.kind === "refused") {
      // Faults of earlier lines come first.
      block.flush();
      throw odd.createFault(reading.code, record.line);
    }
    if ("record" in reading && reading.record !== undefined) {
      const id = Buffer.from(reading.record.id);
      takeOne(id, { start: 0, end: id.length }, findFinding(reading.record));
    }
    return reading.kind === "record" || reading.kind === "blank";
  }

  /** Reads pieces of whole lines. Returns those that are to be kept. */
  function readPieces(pieces: readonly Uint8Array[]): readonly Uint8Array[] {
    const kept = pieces.flatMap(readLines);
    // A fault ends the reading with its chunk, not only when the block is full.
    block.flush();
    bounds.checkRecords(block.records);
    return kept;
  }

  function readLines(bytes: Uint8Array): readonly Uint8Array[] {
    const kept: Uint8Array[] = [];
    let from = record.line === 0 ? odd.skipMark(bytes) : 0;
    for (let at = readKnownLines(bytes, from); at < bytes.length; ) {
      const end = bytes.indexOf(lf, at);
      lines.checkLength(end - at);
      if (!readLine(bytes, at, end)) {
        if (at > from) kept.push(bytes.subarray(from, at));
        from = end + 1;
      }
      at = readKnownLines(bytes, end + 1);
    }
    if (from < bytes.length) kept.push(bytes.subarray(from));
    return kept;
  }

  const lines = createWholeLines(() => {
    block.flush();
    throw new ComplianceError(
      "RESULT_MALFORMED",
      `Line ${record.line + 1} of the result is longer than 64 KiB.`,
    );
  });
  return {
    found: block.found,
    push(chunk) {
      bounds.takeBytes(chunk.length);
      return readPieces(lines.push(chunk));
    },
    end() {
      const last = lines.end();
      odd.checkLastLine(toText(last, 0, last.length), record.line + 1);
      const rest = last.length === 0 ? [] : readPieces([Buffer.concat([last, Buffer.of(lf)])]);
      const { found, records } = block;
      return { rest, found, records, endsWithLf: last.length === 0, ...odd.finish(records) };
    },
  };
}

function createView({ buffer, byteOffset, length }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, length);
}

function toText({ buffer, byteOffset }: Uint8Array, start: number, end: number): string {
  return Buffer.from(buffer, byteOffset + start, end - start).toString("utf8");
}
