import { type Document, isScalar, visit } from "yaml";
import { formatCount } from "../text/format.ts";
import type { YamlFault } from "./find-alias-faults.ts";

/** Lines, keys, items, brackets and quotes: enough for hundreds of datasets, and read within a tenth of a second. */
const mostSigns = 5_000;

const signs = /\n|[[\]{},?&*!|>\\'"%]|-[ \t]|:(?=[\s,[\]{}])/g;

/** A text that is not a description of datasets but work: the library's time and memory grow with what this counts. */
export function findTrap(text: string): YamlFault | undefined {
  let count = 0;
  for (const { index } of text.matchAll(signs)) {
    count++;
    if (count > mostSigns) {
      const message = `has more than ${formatCount(mostSigns)} lines, keys and signs: write fewer datasets, or globs instead of lists of files.`;
      return { offset: index, message };
    }
  }
  return undefined;
}

/** Keys that stand twice in a map: the library compares each with each. */
export function findDoubledKeys(document: Document): readonly YamlFault[] {
  const faults: YamlFault[] = [];
  visit(document, {
    Map(_key, { items }) {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) {
          faults.push({
            offset: key.range?.[0] ?? 0,
            message: "this key is written twice: keep one of them.",
          });
        }
        seen.add(key.value);
      }
    },
  });
  return faults;
}
