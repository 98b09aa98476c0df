import { readJsonLines } from "./read-json-lines.ts";
import { type ViolationLine, violationSchema } from "./terms/violation-line.ts";

/**
 * Reads the violations that a check has found, from `CheckResult.violationsPath` or from a copy of that file: one line
 * for each ID for which an entry is to be removed or scrubbed, file by file. The file is read as it is consumed, and
 * closed at its end or when the consumer stops.
 *
 * @throws {ComplianceError} FILE_UNREADABLE if the file cannot be read, is a symlink, or holds a line that is not a
 * violation; the error names the file and the line, and `faults` holds both.
 * @example
 * ```ts
 * const { violationsPath } = await checkDatasets(client, datasets, options);
 * for await (const { id, reason, file } of readViolations(violationsPath)) {
 *   console.log(`${id} in ${file}: ${reason}`);
 * }
 * ```
 */
export function readViolations(path: string): AsyncIterable<ViolationLine> {
  return readJsonLines(path, { schema: violationSchema, what: "a violation" });
}
