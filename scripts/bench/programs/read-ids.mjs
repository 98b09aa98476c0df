import { closeSync, openSync, readSync } from "node:fs";
import { loadCore } from "./say.mjs";

const lf = 10;

/** Returns a function that calls back with the two words of every ID of a plain list, read by core's own parser. */
export async function createIdReader(core) {
  const { createIdWords, parseId } = await loadCore(core, "ids/parse-id.js");
  const words = createIdWords();
  const range = { start: 0, end: 0 };

  return (path, onId) => {
    const file = openSync(path, "r");
    const buffer = Buffer.allocUnsafe(1 << 18);
    let filled = 0;
    for (;;) {
      const length = filled + readSync(file, buffer, filled, buffer.length - filled, null);
      if (length === filled) break;
      let start = 0;
      for (let end = buffer.indexOf(lf); end !== -1 && end < length; end = buffer.indexOf(lf, start)) {
        range.start = start;
        range.end = end;
        if (!parseId(buffer, range, words)) throw new Error("A line of the list is no ID.");
        onId(words[0], words[1]);
        start = end + 1;
      }
      buffer.copyWithin(0, start, length);
      filled = length - start;
    }
    closeSync(file);
    if (filled > 0) throw new Error("The last line of the list has no end.");
  };
}
