import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

const wholeNumbers = new Set(["medianMs", "wallMs", "cpuMs", "peakMb", "fastestMs"]);

/** Writes all that was measured as JSON, laid out as the formatter of this repository wants it. */
export function writeResults(path, results) {
  const text = JSON.stringify(
    results,
    (key, value) => {
      // What programs said is in the tables already.
      if (key === "said") return undefined;
      return wholeNumbers.has(key) && value !== undefined ? Math.round(value) : value;
    },
    2,
  );
  const compact = text.replace(/\[\s+([\d.,\s]+?)\s+\]/g, (_, list) => `[${list.replace(/\s+/g, " ")}]`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${compact}\n`);
}
