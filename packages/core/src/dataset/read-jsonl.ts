import { createIdWords, parseId } from "../ids/parse-id.ts";
import type { JobType } from "../types.ts";
import { createJsonFieldChooser, formatJsonPath, weighedRecords } from "./choose-json-field.ts";
import { batchEntries, createEntryBatch, type EntryReader, type OnFault } from "./entry-reader.ts";
import { createJsonFinder, type JsonFinder, type JsonLine } from "./find-json-value.ts";
import { skipJsonSpace } from "./skip-json.ts";
import { explainBadLine } from "./txt-entry.ts";

const lf = 10;

/** Longest line that is read, bytes: a post with everything that X tells of it has about 20 KB. */
export const maxJsonLineBytes: number = 1024 * 1024;

/** A line between its start and its line feed, or the end of the file. */
interface SeenLine {
  readonly start: number;
  readonly stop: number;
  /** Behind the line feed. */
  readonly end: number;
  /** What the finder saw in it; `undefined` while the field is being chosen. */
  readonly found: JsonLine | undefined;
}

export interface JsonlOptions {
  /** The keys that lead to the ID. `undefined`: the first records tell, by the names that are usual for `type`. */
  readonly path: readonly string[] | undefined;
  readonly type: JobType;
  /** A fault without a line is of the whole file: it has no entries from there on, so it must not be passed over. */
  readonly onFault: OnFault;
  /** Told once which field was chosen and why, if `path` left it open. */
  readonly onChoice?: ((text: string) => void) | undefined;
}

/**
 * Reads JSON lines: an object a line, its ID as a string or a number. No number of the file becomes a JS
 * number, which would round it. An ID with an escape in it (`"\u0031"`) is a fault; a key with one is found.
 */
export function createJsonlReader({ path, type, onFault, onChoice }: JsonlOptions): EntryReader {
  const batch = createEntryBatch();
  const words = createIdWords();
  const chooser = path === undefined ? createJsonFieldChooser(type) : undefined;
  let finder = path === undefined ? undefined : createJsonFinder(path);
  let weighed = 0;
  let refused = false;
  let line = 0;

  /** Makes an entry of a line, or a fault, or nothing of a blank one. */
  function takeLine(bytes: Uint8Array, { start, stop, end, found }: SeenLine): void {
    line++;
    if (stop - start > maxJsonLineBytes) {
      onFault({ line, message: "is longer than 1 MiB" });
      return;
    }
    if (skipJsonSpace(bytes, start, stop) === stop) return;
    if (found === undefined) weighLine(bytes, start, stop);
    if (finder === undefined || refused) return;
    const message = readId(finder, bytes, found ?? finder.find(bytes, start, stop));
    if (message !== undefined) {
      onFault({ line, message });
      return;
    }
    const row = batch.count++;
    batch.start[row] = start;
    batch.end[row] = end;
    batch.high[row] = words[0] as number;
    batch.low[row] = words[1] as number;
    batch.idStart[row] = finder.start;
    batch.idEnd[row] = finder.end;
  }

  /** Fills `words` from what the finder saw, or says what is wrong. */
  function readId(from: JsonFinder, bytes: Uint8Array, found: JsonLine): string | undefined {
    if (found === "found") return parseId(bytes, from, words) ? undefined : explainBadLine(bytes, from);
    if (found === "broken") return "is not a JSON object: write one whole object a line";
    const name = formatJsonPath(from);
    if (found === "twice") return `has a key of ${name} twice: keep one of them`;
    return `lacks the field ${name}: add it, or name another in \`field\``;
  }

  /** Chooses the field by the first record that holds an ID, and looks for a rival in those that follow. */
  function weighLine(bytes: Uint8Array, start: number, stop: number): void {
    const { known, choose } = chooser as NonNullable<typeof chooser>;
    weighed++;
    const choice = choose(bytes, start, stop);
    if (choice.kind === "clash") {
      const [one, other] = choice.between.map(formatJsonPath);
      refuse(`has different IDs in ${one} and ${other} on line ${line}: name one of them in \`field\``);
      return;
    }
    if (finder !== undefined) return;
    if (choice.kind === "chosen") {
      finder = choice.finder;
      const same = choice.equals.map(formatJsonPath).join(", ");
      const also = same === "" ? "" : `; ${same} says the same`;
      onChoice?.(`reads the IDs from ${formatJsonPath(finder)}: line ${line} has one there${also}`);
      return;
    }
    const names = known.map(formatJsonPath).join(", ");
    const message =
      choice.bestGuess === undefined
        ? `has none of the fields ${names}: name the one with the ID in \`field\``
        : readId(choice.bestGuess, bytes, choice.bestGuess.find(bytes, start, stop));
    if (message !== undefined) onFault({ line, message });
    if (weighed === weighedRecords)
      refuse(`has no ID in ${names} of its first ${weighedRecords} records: name the right one in \`field\``);
  }

  function refuse(message: string): void {
    refused = true;
    onFault({ message });
  }

  return {
    batch,
    maxRecordBytes: maxJsonLineBytes,
    read(bytes, { from, to, last }) {
      batch.count = 0;
      // Refused for good: no entry can be told from another, so everything stays.
      if (refused) return to;
      let at = from;
      while (at < to && batch.count < batchEntries && !refused) {
        const settled = chooser === undefined || weighed >= weighedRecords;
        const found = settled ? finder?.find(bytes, at, to) : undefined;
        const stop =
          finder === undefined || found === undefined || found === "broken"
            ? findLineEnd(bytes, at, to)
            : finder.lineEnd;
        if (stop === to && !last) break;
        const end = Math.min(stop + 1, to);
        takeLine(bytes, { start: at, stop, end, found });
        at = end;
      }
      return at;
    },
  };
}

function findLineEnd(bytes: Uint8Array, from: number, to: number): number {
  const found = bytes.indexOf(lf, from);
  return found === -1 || found > to ? to : found;
}
