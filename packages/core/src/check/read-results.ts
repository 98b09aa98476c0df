import { type ResultRecord, recordSchema } from "../results/record.ts";
import { readJsonLines } from "./read-json-lines.ts";

/**
 * Reads what X has said of the submitted IDs, from `CheckResult.resultsPath` or from a copy of that file: X's records
 * as they came, those of all jobs one after the other. An ID without a record is not named. The file is read as it is
 * consumed, and closed at its end or when the consumer stops.
 *
 * @throws {ComplianceError} FILE_UNREADABLE if the file cannot be read, is a symlink, or holds a line that is not a
 * record; the error names the file and the line, and `faults` holds both.
 * @example
 * ```ts
 * const { resultsPath } = await checkDatasets(client, datasets, options);
 * for await (const { id, action, redacted_at } of readResults(resultsPath)) {
 *   console.log(id, action, redacted_at);
 * }
 * ```
 */
export function readResults(path: string): AsyncIterable<ResultRecord> {
  return readJsonLines(path, { schema: recordSchema, what: "a record of a result" });
}
