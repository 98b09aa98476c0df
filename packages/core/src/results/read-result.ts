import { createLineSplitter } from "../bytes/line-splitter.ts";
import { ComplianceError } from "../errors.ts";
import { IdMap } from "../ids/id-map.ts";
import type { IdLookup } from "../ids/id-set.ts";
import { createIdWords, parseId } from "../ids/parse-id.ts";
import { mergeFinding, type PackedFinding, packFinding } from "./packed-finding.ts";
import { createPlainRecord, readPlainRecord } from "./read-plain-record.ts";
import { classify, readEventMinute, recordSchema, type WireRecord } from "./record.ts";

/** What a result says, once all of it has been read and every line was a record about a submitted ID. */
export interface ResultReading {
  /** ID → packed finding. */
  readonly found: IdMap;
  /** Lines that are records. */
  readonly records: number;
}

const maxLineBytes = 64 * 1024;

/**
 * Reads a result (NDJSON) as it arrives. Holds P2 and P5: every line is a record, the last byte is LF, every
 * ID was submitted, and none has two records that contradict each other.
 * Throws RESULT_TRUNCATED, RESULT_MALFORMED, RESULT_FOREIGN_ID, RESULT_CONFLICT.
 */
export async function readResult(
  chunks: AsyncIterable<Uint8Array>,
  submitted: IdLookup,
): Promise<ResultReading> {
  const found = new IdMap();
  const words = createIdWords();
  const plain = createPlainRecord();
  let lines = 0;
  let records = 0;

  function take(id: Uint8Array, range: { start: number; end: number }, next: PackedFinding): void {
    const isId = parseId(id, range, words);
    const [high, low] = [words[0] as number, words[1] as number];
    if (!isId || !submitted.has(high, low)) {
      throw new ComplianceError(
        "RESULT_FOREIGN_ID",
        `Line ${lines} of the result is about an ID that was not submitted.`,
      );
    }
    const known = found.get(high, low);
    const merged = known === 0 ? next : mergeFinding(known, next);
    if (merged === undefined) {
      throw new ComplianceError(
        "RESULT_CONFLICT",
        `Line ${lines} of the result contradicts an earlier line about its ID.`,
      );
    }
    found.set(high, low, merged);
    records++;
  }

  const splitter = createLineSplitter({
    maxLineBytes,
    onLine(bytes, { start, end, hasLf }) {
      lines++;
      if (!hasLf) {
        throw new ComplianceError("RESULT_TRUNCATED", `The result breaks off in line ${lines}.`);
      }
      if (readPlainRecord(bytes, { start, end }, plain)) {
        const { idStart, idEnd, finding, eventMinute } = plain;
        take(bytes, { start: idStart, end: idEnd }, packFinding(finding, eventMinute));
        return;
      }
      const record = readRecord(bytes, start, end);
      if (record === "blank") return;
      if (record === undefined) {
        throw new ComplianceError("RESULT_MALFORMED", `Line ${lines} of the result is not a record.`);
      }
      const id = Buffer.from(record.id);
      take(id, { start: 0, end: id.length }, packFinding(classify(record), readEventMinute(record)));
    },
    onTooLong() {
      throw new ComplianceError("RESULT_MALFORMED", `Line ${lines + 1} of the result is longer than 64 KiB.`);
    },
  });
  for await (const chunk of chunks) splitter.push(chunk);
  splitter.end();
  return { found, records };
}

function readRecord(bytes: Uint8Array, start: number, end: number): WireRecord | "blank" | undefined {
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
