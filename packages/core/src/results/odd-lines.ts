import { ComplianceError } from "../errors.ts";
import type { ProofLevel } from "../types.ts";
import { createFormTally, type OddLine } from "./form-tally.ts";
import { isContradicted, type ToldCount } from "./judge-nameless.ts";
import { type OddLineContext, type OddLineReading, readOddLine } from "./read-odd-line.ts";
import { createSentinelWatch, type SentinelCount } from "./sentinel-watch.ts";

export interface OddLinesOptions {
  /** The lines that were put into the upload. */
  readonly sentinels: readonly string[];
  /**
   * Whether another run may have made the upload. After its token was replaced, that run's sentinels are not
   * ours: they say nothing, as if none had come back, and are not IDs either.
   */
  readonly adopted: boolean;
}

/** All lines of a result that are not plain records, and what they leave of its proof. */
export interface OddLines {
  take(text: string, line: number): OddLineReading;
  /** Where the first line begins: behind a byte order mark, if there is one. */
  skipMark(bytes: Uint8Array): number;
  /** Call it with what stands behind the last LF. Throws RESULT_TRUNCATED if that is not whole. */
  checkLastLine(text: string, line: number): void;
  createFault(code: "RESULT_MALFORMED" | "RESULT_FOREIGN_ID", line: number): ComplianceError;
  /** Call it at the end. Throws RESULT_MALFORMED if nothing shows that this is a result at all. */
  finish(records: number): {
    readonly oddLines: readonly OddLine[];
    readonly sentinels: SentinelCount;
    readonly atBest: ProofLevel;
  };
}

const mark = Buffer.from("\uFEFF");
/** More than any summary holds. */
const mostCounts = 100;
/** The form that X documents: told only as far as it is missing. */
const documentedForm = "{id: string, error: string}";

/** The IDs of the upload. */
export interface SubmittedIds extends Pick<OddLineContext, "isSubmitted"> {
  readonly ids: number;
}

export function createOddLines(
  { sentinels, adopted }: OddLinesOptions,
  { ids, isSubmitted }: SubmittedIds,
): OddLines {
  const watch = createSentinelWatch(sentinels);
  const context = { sentinels: watch, isSubmitted };
  const tally = createFormTally();
  const nameless = { "unnamed echo": 0, "foreign echo": 0, object: 0, text: 0 };
  const counts: (ToldCount & { readonly lines: number })[] = [];
  let firstText = 0;
  let isDoubtful = false;

  const createFault: OddLines["createFault"] = (code, line) =>
    new ComplianceError(
      code,
      code === "RESULT_FOREIGN_ID"
        ? `Line ${line} of the result is about an ID that was not submitted.`
        : `Line ${line} of the result is not a record.`,
    );

  /** The highest proof that the lines leave to a result. */
  function findBest(records: number): ProofLevel {
    const count = watch.count();
    const { returned, foreign, sent } = count;
    const { "unnamed echo": unnamed, object, text } = nameless;
    if (foreign > 0 && !(adopted && returned === 0)) return "unverified";
    if (records === 0 && returned === 0 && foreign === 0) {
      // Nothing here is known to be of a result: a message in its place is fetched again.
      if (text > 0) throw createFault("RESULT_MALFORMED", firstText);
      if (object > 0) return "unverified";
    }
    // An error for each sentinel, which X does not repeat, is what they come to; any other is about something else.
    if (isDoubtful || (unnamed > 0 && unnamed !== sent - returned)) return "unverified";
    const own = { records, ids, sentinels: count };
    if (counts.some((told) => isContradicted(told, { ...own, lines: told.lines }))) return "unverified";
    return unnamed + object + text > 0 ? "consistent" : "proven";
  }

  return {
    take(text, line) {
      const reading = readOddLine(text, context);
      if (reading.kind === "odd") {
        const { of, says } = reading;
        nameless[of]++;
        if (of === "text" && firstText === 0) firstText = line;
        if (says.isTrouble && (of === "object" || of === "text")) isDoubtful = true;
        if (counts.length < mostCounts) {
          counts.push(...says.counts.map((count) => ({ ...count, lines: line })));
        }
      }
      if (reading.kind === "echo" && reading.hides) isDoubtful = true;
      const isTold = reading.kind === "odd" || (reading.kind === "echo" && reading.form !== documentedForm);
      if (isTold) tally.add(reading.form);
      return reading;
    },
    skipMark(bytes) {
      if (!mark.equals(bytes.subarray(0, mark.length))) return 0;
      tally.add("byte order mark");
      return mark.length;
    },
    checkLastLine(text, line) {
      if (text === "") return;
      if (!isWhole(text, sentinels)) {
        throw new ComplianceError("RESULT_TRUNCATED", `The result ends within line ${line}.`);
      }
      tally.add("no line feed at the end");
    },
    createFault,
    finish: (records) => ({
      atBest: findBest(records),
      oddLines: tally.list(),
      sentinels: watch.count(),
    }),
  };
}

/** An object ends with its own brace, and a line that ends with all of a sentinel lacks nothing of it. */
function isWhole(text: string, sentinels: readonly string[]): boolean {
  const line = text.trim();
  if (line === "" || sentinels.includes(line)) return true;
  try {
    return line.startsWith("{") && JSON.parse(line) !== undefined;
  } catch {
    return false;
  }
}
