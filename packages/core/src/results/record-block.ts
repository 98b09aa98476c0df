import { ComplianceError } from "../errors.ts";
import { IdMap } from "../ids/id-map.ts";
import type { IdLookup } from "../ids/id-set.ts";
import { blockIds } from "../ids/id-table.ts";
import { createIdWords, type IdWords, parseId } from "../ids/parse-id.ts";
import { type IdColumns, parseLongIds } from "../ids/parse-long-ids.ts";
import { mergeFinding, type PackedFinding } from "./packed-finding.ts";

/** What a record says, where its ID stands in a buffer, and its line, counted from 1. Reused from line to line. */
export interface FoundRecord {
  line: number;
  idStart: number;
  idEnd: number;
  packed: PackedFinding;
}

/**
 * Takes records and puts them into a map in blocks, whose look-ups in memory overlap. A fault is told when its block
 * is taken, and always before one of a later line.
 */
export class RecordBlock implements IdColumns {
  readonly found: IdMap = new IdMap();
  readonly idStart: Int32Array = new Int32Array(blockIds);
  readonly idEnd: Int32Array = new Int32Array(blockIds);
  readonly high: Int32Array = new Int32Array(blockIds);
  readonly low: Int32Array = new Int32Array(blockIds);
  readonly #submitted: IdLookup;
  readonly #words: IdWords = createIdWords();
  readonly #packed: Int32Array = new Int32Array(blockIds);
  readonly #lines: Float64Array = new Float64Array(blockIds);
  #count = 0;
  /** Rows whose IDs are in `high` and `low`. */
  #parsed = 0;
  #records = 0;

  constructor(submitted: IdLookup) {
    this.#submitted = submitted;
  }

  /** Records that were put into the map. */
  get records(): number {
    return this.#records;
  }

  /**
   * Makes room for so many times the records that there are by now: a map that grows as they come takes more memory
   * on the way.
   */
  expect(times: number): void {
    this.found.expect(Math.min(Math.ceil(this.#records * times), this.#submitted.size) - this.found.size);
  }

  /** Adds a record whose ID stands in a buffer: it must be given to `parse` before it changes. */
  add(record: Readonly<FoundRecord>): void {
    const row = this.#count++;
    this.idStart[row] = record.idStart;
    this.idEnd[row] = record.idEnd;
    this.#packed[row] = record.packed;
    this.#lines[row] = record.line;
  }

  get isFull(): boolean {
    return this.#count === blockIds;
  }

  /** Reads the IDs that were added since the last call. Throws RESULT_FOREIGN_ID, and what `flush` throws. */
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
    if (count === blockIds) this.flush();
  }

  /** Throws RESULT_FOREIGN_ID, RESULT_CONFLICT: what is wrong with the first line that is. */
  flush(): void {
    const count = this.#count;
    this.#count = 0;
    this.#parsed = 0;
    const rows = this.#submitted.findBlock(this.high, this.low, count);
    let foreign = 0;
    while (foreign < count && rows[foreign] !== -1) foreign++;
    this.#merge(foreign);
    this.#records += foreign;
    if (foreign < count) throw createForeignId(this.#lines[foreign] as number);
  }

  #merge(count: number): void {
    const known = this.found.addBlock(this.high, this.low, { values: this.#packed, count });
    for (const row of known) {
      const [high, low] = [this.high[row] as number, this.low[row] as number];
      const merged = mergeFinding(this.found.get(high, low), (this.#packed[row] as number) >>> 0);
      if (merged === undefined) {
        throw new ComplianceError(
          "RESULT_CONFLICT",
          `Line ${this.#lines[row]} of the result contradicts an earlier line about its ID.`,
        );
      }
      this.found.set(high, low, merged);
    }
  }
}

function createForeignId(line: number): ComplianceError {
  return new ComplianceError(
    "RESULT_FOREIGN_ID",
    `Line ${line} of the result is about an ID that was not submitted.`,
  );
}
