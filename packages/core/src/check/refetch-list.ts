import { IdSet } from "../ids/id-set.ts";
import { formatId } from "../ids/parse-id.ts";
import type { TalliedId } from "./tally.ts";

/** The IDs whose content has to be fetched again, each once, on their way into a file. */
export interface RefetchList {
  add(id: TalliedId): void;
  /** What was added since the last call, an ID per line. */
  take(): string;
  size(): number;
}

export function createRefetchList(): RefetchList {
  const listed = new IdSet();
  let lines: string[] = [];
  return {
    add({ high, low }) {
      if (listed.add(high, low)) lines.push(`${formatId(high, low)}\n`);
    },
    take() {
      const text = lines.join("");
      lines = [];
      return text;
    },
    size: () => listed.size,
  };
}
