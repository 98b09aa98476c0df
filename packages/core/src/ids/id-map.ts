import { IdTable } from "./id-table.ts";

/** A 32-bit value for each of distinct IDs, 12 bytes a row. An ID is given as its two words (`parseId`). */
export class IdMap {
  readonly #table: IdTable = new IdTable(1);

  get size(): number {
    return this.#table.size;
  }

  /** The value as an unsigned number; 0 if the ID is not in. */
  get(high: number, low: number): number {
    const at = this.#table.find(high, low);
    return at === -1 ? 0 : (this.#table.words[at + 2] as number) >>> 0;
  }

  set(high: number, low: number, value: number): void {
    const at = this.#table.add(high, low);
    this.#table.words[at + 2] = value;
  }

  /** Calls back with every value, in no order. */
  forEach(visit: (value: number) => void): void {
    this.#table.forEach((at) => {
      visit((this.#table.words[at + 2] as number) >>> 0);
    });
  }
}
