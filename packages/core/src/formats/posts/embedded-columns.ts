import type { EmbeddedColumn, EntryBatch, Span } from "../entry-reader.ts";
import type { JsonMember, MemberWatch } from "../find-json-value.ts";
import { type EmbeddedPost, embeddingKeys, findEmbeddedPosts, findEmbeddingKey } from "./embedded-posts.ts";

/** Fills the columns of a batch with the posts inside its entries. */
export interface EmbeddedColumns {
  /** For the finder that reads the entries' own IDs: sees the members that may hold posts. */
  readonly watch: MemberWatch;
  /** Before the first entry of a batch. */
  begin(): void;
  /**
   * Fills the row that comes next from what `watch` has seen of the entry. Returns what is wrong with it, if anything.
   * `shift`: what to add to places in `bytes`, where these are a copy.
   */
  fill(bytes: Uint8Array, entry: Span, shift?: number): string | undefined;
  /** Behind the last entry of a batch: from here on it has its columns. */
  end(): void;
}

const backslash = 92;

/** Makes the filler of one file's batch. Each key that holds posts is told once, as what is checked besides. */
export function createEmbeddedColumns(
  getBatch: () => EntryBatch,
  onChoice?: (text: string) => void,
): EmbeddedColumns {
  const columns: EmbeddedColumn[] = [];
  const seen: JsonMember[] = [];
  const told = new Set<string>();
  const firstBytes = new Uint8Array(256);
  for (const byte of [backslash, ...embeddingKeys.map((key) => key.charCodeAt(0))]) firstBytes[byte] = 1;
  let keepsFields = new Uint8Array(0);
  /** Columns that are not empty. */
  let used = 0;

  function addColumn(): EmbeddedColumn {
    const { entries } = getBatch();
    const all = new Int32Array(entries * 4);
    const [high, low, start, end] = [0, 1, 2, 3].map((at) =>
      all.subarray(at * entries, (at + 1) * entries),
    ) as [Int32Array, Int32Array, Int32Array, Int32Array];
    const column = { high, low, start, end, isGone: new Uint8Array(entries) };
    columns.push(column);
    return column;
  }

  function tell({ key }: EmbeddedPost): void {
    if (told.has(key)) return;
    told.add(key);
    onChoice?.(`also checks the posts inside: ${key} (\`embeddedPosts: ignore\` turns it off)`);
  }

  return {
    watch: {
      firstBytes,
      seen,
      see(bytes, member) {
        if (findEmbeddingKey(bytes, member) !== undefined) seen.push(member);
      },
    },
    begin() {
      if (columns[0] !== undefined && columns[0].high.length < getBatch().entries) columns.length = 0;
      for (const { high, low, start, end, isGone } of columns.slice(0, used))
        for (const array of [high, low, start, end, isGone]) array.fill(0);
      used = 0;
    },
    fill(bytes, entry, shift = 0) {
      if (seen.length === 0) return undefined;
      const look = findEmbeddedPosts(bytes, entry, seen);
      if ("fault" in look) return look.fault;
      const row = getBatch().count;
      for (const [index, post] of look.posts.entries()) {
        const { high, low, place } = post;
        tell(post);
        const column = columns[index] ?? addColumn();
        column.high[row] = high;
        column.low[row] = low;
        const isPlace = place.end > 0;
        column.start[row] = isPlace ? place.start + shift : 0;
        column.end[row] = isPlace ? place.end + shift : 0;
      }
      used = Math.max(used, look.posts.length);
      return undefined;
    },
    end() {
      const batch = getBatch();
      if (keepsFields.length < batch.entries) keepsFields = new Uint8Array(batch.entries);
      batch.embedded = used === 0 ? undefined : { columns: columns.slice(0, used), keepsFields };
    },
  };
}
