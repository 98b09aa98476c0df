import { createLineSplitter } from "../bytes/line-splitter.ts";
import { ComplianceError } from "../errors.ts";
import type { IdLookup } from "../ids/id-set.ts";
import type { IdValues } from "../ids/id-values.ts";
import { createPlainRecord, readPlainRecord } from "./read-plain-record.ts";
import { findFinding, type ResultRecord, recordSchema } from "./record.ts";
import { type FoundRecord, RecordBlock } from "./record-block.ts";
import { TemplateList } from "./template-list.ts";

/** What a result says, once all of it has been read and every line was a record about a submitted ID. */
export interface ResultReading {
  /** The number of its finding (`findings`) for each submitted ID that has one. */
  readonly found: IdValues;
  /** Lines that are records. */
  readonly records: number;
}

const maxLineBytes = 64 * 1024;

export interface ResultReader {
  push(chunk: Uint8Array): void;
  end(): ResultReading;
}

/**
 * Holds P2 and P5: every line is a record, the last byte is LF, every ID was submitted, and none has two records
 * that contradict each other.
 * `push` and `end` throw RESULT_TRUNCATED, RESULT_MALFORMED, RESULT_FOREIGN_ID, RESULT_CONFLICT.
 */
export function createResultReader(submitted: IdLookup): ResultReader {
  const block = new RecordBlock(submitted);
  const templates = new TemplateList();
  const plain = createPlainRecord();
  // Reused: no garbage for each line.
  const record: FoundRecord = { line: 0, idStart: 0, idEnd: 0, finding: 0 };

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

  /** Faults of earlier lines come first. */
  function refuse(code: "RESULT_TRUNCATED" | "RESULT_MALFORMED", message: string): never {
    block.flush();
    throw new ComplianceError(code, message);
  }

  const splitter = createLineSplitter({
    maxLineBytes,
    readAhead: readKnownLines,
    onLine(bytes, { start, end, hasLf }) {
      record.line++;
      if (!hasLf) refuse("RESULT_TRUNCATED", `The result breaks off in line ${record.line}.`);
      if (readPlainRecord(bytes, { start, end }, plain)) {
        takeOne(bytes, { start: plain.idStart, end: plain.idEnd }, plain.finding);
        templates.learn(createView(bytes), { start, end }, plain);
        return;
      }
      const unusual = readRecord(bytes, start, end);
      if (unusual === "blank") return;
      if (unusual === undefined)
        refuse("RESULT_MALFORMED", `Line ${record.line} of the result is not a record.`);
      const id = Buffer.from(unusual.id);
      takeOne(id, { start: 0, end: id.length }, findFinding(unusual));
    },
    onTooLong() {
      refuse("RESULT_MALFORMED", `Line ${record.line + 1} of the result is longer than 64 KiB.`);
    },
  });
  return {
    push(chunk) {
      splitter.push(chunk);
      // A fault ends the reading with its chunk, not only when the block is full.
      block.flush();
    },
    end() {
      splitter.end();
      return { found: block.found, records: block.records };
    },
  };
}

function createView({ buffer, byteOffset, length }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, length);
}

function readRecord(bytes: Uint8Array, start: number, end: number): ResultRecord | "blank" | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start)
    .toString("utf8")
    .trim();
  if (text === "") return "blank";
  try {
    const parsed = recordSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    // Not JSON: the caller says so, with the line.
    return undefined;
  }
}
