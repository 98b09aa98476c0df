import { ComplianceError } from "../errors.ts";
import { blockIds } from "../ids/fit-block.ts";
import type { IdLookup } from "../ids/id-set.ts";
import { IdValues } from "../ids/id-values.ts";
import { createIdWords, type IdWords, parseId } from "../ids/parse-id.ts";
import { type IdColumns, parseLongIds } from "../ids/parse-long-ids.ts";
import { mergeFindings } from "./record.ts";

export interface FoundRecord {
  line: number;
  idStart: number;
  idEnd: number;
  finding: number;
}

/**
 * Takes records and looks their IDs up in blocks, so that the look-ups overlap in memory. A fault is told when its block
 * is taken, and always before one of a later line.
 */
export class RecordBlock implements IdColumns {
  readonly found: IdValues;
  readonly idStart: Int32Array;
  readonly idEnd: Int32Array;
  readonly high: Int32Array;
  readonly low: Int32Array;
  readonly #submitted: IdLookup;
  readonly #words: IdWords = createIdWords();
  readonly #findings: Uint8Array;
  readonly #lines: Float64Array;
  /** Records that are taken at once: of a short list no more than it has IDs. */
  readonly #capacity: number;
  #count = 0;
  #parsed = 0;
  #records = 0;

  constructor(submitted: IdLookup) {
    this.#submitted = submitted;
    this.found = new IdValues(submitted.all);
    this.#capacity = Math.max(1, Math.min(blockIds, submitted.size));
    const column = (): Int32Array => new Int32Array(this.#capacity);
    this.idStart = column();
    this.idEnd = column();
    this.high = column();
    this.low = column();
    this.#findings = new Uint8Array(this.#capacity);
    this.#lines = new Float64Array(this.#capacity);
  }

  get records(): number {
    return this.#records;
  }

  /** Adds a record whose ID stands in a buffer: it must be given to `parse` before it changes. */
  add({ idStart, idEnd, finding, line }: Readonly<FoundRecord>): void {
    const row = this.#count++;
    this.idStart[row] = idStart;
    this.idEnd[row] = idEnd;
    this.#findings[row] = finding;
    this.#lines[row] = line;
  }

  get isFull(): boolean {
    return this.#count === this.#capacity;
  }

  parse(bytes: Uint8Array, view: DataView): void {
    const count = this.#count;
    while (this.#parsed < count) {
      const row = parseLongIds(view, this, { from: this.#parsed, to: count });
      this.#parsed = row;
      if (row === count) break;
      const range = { start: this.idStart[row] as number, end: this.idEnd[row] as number };
      if (!parseId(bytes, range, this.#words)) {
        this.#count = row;
        this.flush();
        throw createForeignId(this.#lines[row] as number);
      }
      this.high[row] = this.#words[0] as number;
      this.low[row] = this.#words[1] as number;
      this.#parsed++;
    }
    if (count === this.#capacity) this.flush();
  }

  /** Throws RESULT_FOREIGN_ID, RESULT_CONFLICT: what is wrong with the first line that is. */
  flush(): void {
    const count = this.#count;
    this.#count = 0;
    this.#parsed = 0;
    const { found } = this;
    const rows = this.#submitted.findBlock(this.high, this.low, count);
    for (let index = 0; index < count; index++) {
      const row = rows[index] as number;
      if (row === -1) throw createForeignId(this.#lines[index] as number);
      const known = found.at(row);
      const finding = this.#findings[index] as number;
      found.set(row, known === 0 ? finding : this.#merge(known, finding, index));
      this.#records++;
    }
  }

  #merge(known: number, finding: number, index: number): number {
    const merged = mergeFindings(known, finding);
    if (merged !== undefined) return merged;
    throw new ComplianceError(
      "RESULT_CONFLICT",
      `Line ${this.#lines[index]} of the result contradicts an earlier line about its ID.`,
    );
  }
}

function createForeignId(line: number): ComplianceError {
  return new ComplianceError(
    "RESULT_FOREIGN_ID",
    `Line ${line} of the result is about an ID that was not submitted.`,
  );
}
