import { fitBytes } from "../ids/fit-block.ts";
import { IdSet } from "../ids/id-set.ts";
import { entryDecisions } from "./entry-decisions.ts";
import type { EntryKeys } from "./entry-keys.ts";

/**
 * Entries of one dataset that an earlier proposal removes or scrubs, and that stay so whatever is known of their IDs
 * now: found by `retainChanges`, obeyed by `rewriteFile`. About 16 bytes per entry.
 * @example
 * ```ts
 * const retained = new RetainedEntries();
 * await retainChanges({ dataset, name: "ids.txt", from: "base/ids.txt", to: "proposed/ids.txt" }, retained);
 * await rewriteFile({ dataset, name: "ids.txt", from: "data/ids.txt", to: "compliant/ids.txt" }, checkedIds, { retained });
 * retained.used; // so many different entries were removed or scrubbed for no other reason
 * ```
 */
export class RetainedEntries {
  readonly #removed: IdSet = new IdSet();
  /** Those that are removed besides are in both. */
  readonly #scrubbed: IdSet = new IdSet();
  /** Of both, to count them. */
  readonly #keys: IdSet = new IdSet();
  readonly #used: IdSet = new IdSet();
  /** Posts inside entries, for which it was enough to scrub them. */
  readonly #posts: IdSet = new IdSet();
  readonly #usedPosts: IdSet = new IdSet();
  #decisions: Uint8Array = new Uint8Array(0);

  /** How many different entries are to stay removed or scrubbed, and posts inside entries scrubbed. */
  get size(): number {
    return this.#keys.size + this.#posts.size;
  }

  /** How many different ones were found in what was rewritten, and removed or scrubbed for no other reason. */
  get used(): number {
    return this.#used.size + this.#usedPosts.size;
  }

  /** Of two decisions about one entry the graver counts. */
  add(high: number, low: number, decision: number): void {
    this.#keys.add(high, low);
    (decision === entryDecisions.remove ? this.#removed : this.#scrubbed).add(high, low);
  }

  /** Adds a post that is scrubbed in whatever entry it is inside. */
  addPost(high: number, low: number): void {
    this.#posts.add(high, low);
  }

  /** The rows of those of a batch's posts inside that are in; −1 for others. Valid until the next call. */
  findPosts(high: Int32Array, low: Int32Array, count: number): Int32Array {
    return this.#posts.findBlock(high, low, count);
  }

  markPostUsed(high: number, low: number): void {
    this.#usedPosts.add(high, low);
  }

  /** The decision about each entry of a batch; 0 about those that are not in. Valid until the next call. */
  find({ high, low }: EntryKeys, count: number): Uint8Array {
    this.#decisions = fitBytes(this.#decisions, count);
    const decisions = this.#decisions.fill(0, 0, count);
    const mark = (set: IdSet, decision: number): void => {
      const rows = set.findBlock(high, low, count);
      for (let index = 0; index < count; index++) if (rows[index] !== -1) decisions[index] = decision;
    };
    if (this.#scrubbed.size > 0) mark(this.#scrubbed, entryDecisions.scrub);
    if (this.#removed.size > 0) mark(this.#removed, entryDecisions.remove);
    return decisions;
  }

  markUsed(high: number, low: number): void {
    this.#used.add(high, low);
  }

  /** Whether all entries of another one are in, with decisions that are as grave. */
  holdsAll(other: RetainedEntries): boolean {
    let holds = true;
    const [high, low] = [new Int32Array(1), new Int32Array(1)];
    other.#keys.forEach((keyHigh, keyLow) => {
      [high[0], low[0]] = [keyHigh, keyLow];
      const own = this.find({ high, low }, 1)[0] as number;
      if (own < (other.find({ high, low }, 1)[0] as number)) holds = false;
    });
    other.#posts.forEach((postHigh, postLow) => {
      if (!this.#posts.has(postHigh, postLow)) holds = false;
    });
    return holds;
  }
}
