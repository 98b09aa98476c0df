import { ComplianceError } from "../errors.ts";
import { createFormTally, type OddLine } from "./form-tally.ts";
import { type OddLineContext, type OddLineReading, readOddLine } from "./read-odd-line.ts";
import { createSentinelWatch, type SentinelCount } from "./sentinel-watch.ts";

export interface OddLinesOptions {
  /** The lines that were put into the upload. */
  readonly sentinels: readonly string[];
  /**
   * Whether another run may have made the upload. After its token was replaced, that run's sentinels are not
   * ours: they say nothing, as if none had come back, and are no IDs either.
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
    readonly isOurs: boolean;
  };
}

const mark = Buffer.from("\uFEFF");
/** The form that X documents: told only as far as it is missing. */
const documentedForm = "{id: string, error: string}";

export function createOddLines(
  { sentinels, adopted }: OddLinesOptions,
  isSubmitted: OddLineContext["isSubmitted"],
): OddLines {
  const watch = createSentinelWatch(sentinels);
  const context = { sentinels: watch, isSubmitted };
  const tally = createFormTally();
  const nameless = { error: 0, object: 0, text: 0 };
  let firstNameless = 0;

  const createFault: OddLines["createFault"] = (code, line) =>
    new ComplianceError(
      code,
      code === "RESULT_FOREIGN_ID"
        ? `Line ${line} of the result is about an ID that was not submitted.`
        : `Line ${line} of the result is not a record.`,
    );

  /** Whether the result may be taken for that of our upload. */
  function checkOrigin(records: number): boolean {
    const { returned, foreign, sent } = watch.count();
    if (foreign > 0) return adopted && returned === 0;
    const { error, object, text } = nameless;
    if (records > 0 || returned > 0 || error + object + text === 0) return true;
    // Nothing here is known to be of a result: a message in its place is fetched again.
    if (text > 0) throw createFault("RESULT_MALFORMED", firstNameless);
    // An error for each sentinel, which X does not repeat, is what they come to.
    return object === 0 && error === sent;
  }

  return {
    take(text, line) {
      const reading = readOddLine(text, context);
      if (reading.kind === "odd") {
        nameless[reading.of]++;
        if (firstNameless === 0) firstNameless = line;
      }
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
        throw new ComplianceError("RESULT_TRUNCATED", `The result breaks off in line ${line}.`);
      }
      tally.add("no line feed at the end");
    },
    createFault,
    finish: (records) => ({
      isOurs: checkOrigin(records),
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
