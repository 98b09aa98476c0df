import { IdTable } from "./id-table.ts";

/** Distinct IDs, 8 bytes a row. An ID is given as its two words (`parseId`). */
export class IdSet {
  readonly #table: IdTable = new IdTable(0);

  get size(): number {
    return this.#table.size;
  }

  /** Returns whether the ID is new. */
  add(high: number, low: number): boolean {
    const before = this.#table.size;
    this.#table.add(high, low);
    return this.#table.size > before;
  }

  has(high: number, low: number): boolean {
    return this.#table.find(high, low) !== -1;
  }
}
