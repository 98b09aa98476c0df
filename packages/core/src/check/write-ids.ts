import { ComplianceError } from "../errors.ts";
import { appendBytes, createFile } from "../files/create-file.ts";
import { explainBadId } from "../formats/explain-bad-id.ts";
import { findIdForm } from "../ids/id-forms.ts";
import { createIdWords, type IdWords, parseId } from "../ids/parse-id.ts";
import type { Fault } from "../types.ts";
import { foldFaults } from "../upload/fold-faults.ts";

/**
 * IDs from memory, from a database or from a stream. Text and bigints are an ID each; bytes are those of a list, as a file
 * holds it, wherever they are cut.
 */
export type IdInput = Iterable<string | bigint> | AsyncIterable<string | bigint | Uint8Array>;

const what = "The temporary file for the IDs";
/** Lines that are written at once. */
const linesPerWrite = 4_096;

/**
 * Writes IDs into a file, one per line, or bytes as they are, and says which of both. Memory does not grow with them. Throws
 * OPTION_INVALID, DATASET_INVALID with the places of what is not an ID, FILE_UNWRITABLE, and the signal's own reason.
 */
export async function writeIds(
  path: string,
  values: IdInput,
  signal: AbortSignal | undefined,
): Promise<"ids" | "bytes"> {
  if (!isIterable(values)) {
    const message = "`ids` must be the path of a list, or an array, an iterable or a stream of IDs.";
    throw new ComplianceError("OPTION_INVALID", message);
  }
  await using file = await createFile(path, what);
  const faults = foldFaults("values");
  const isText = holdsText(values);
  const words = createIdWords();
  let hasBytes = false;
  let lines: string[] = [];
  let place = 0;
  const flush = async (): Promise<void> => {
    signal?.throwIfAborted();
    if (lines.length > 0) await appendBytes(file, lines.join(""), what);
    lines = [];
  };
  for await (const value of values) {
    if (value instanceof Uint8Array || (isText && typeof value === "string")) {
      signal?.throwIfAborted();
      await appendBytes(file, value, what);
      hasBytes = true;
      continue;
    }
    place++;
    const fault = hasBytes ? "is not bytes, as what came before it is" : findFault(value, words);
    if (fault === undefined) lines.push(`${value}\n`);
    else faults.add({ line: place, message: fault });
    if (lines.length >= linesPerWrite) await flush();
  }
  await flush();
  if (faults.count() === 0) return hasBytes ? "bytes" : "ids";
  throw new ComplianceError("DATASET_INVALID", "The IDs cannot be checked as they are.", {
    hint: "Correct the values at these positions, or leave them out. Nothing was sent.",
    faults: faults.list("may be a list").map(describeFault),
  });
}

function describeFault({ line, lines, message }: Fault): Fault {
  if (line === undefined) return { message: `The list ${message}.` };
  return { message: `${lines === undefined ? `Position ${line}` : `Positions ${lines}`}: ${message}.` };
}

function isIterable(values: unknown): boolean {
  const isObject = typeof values === "object" && values !== null;
  return isObject && (Symbol.asyncIterator in values || Symbol.iterator in values);
}

/** A stream of Node.js with an encoding gives text that is cut anywhere, and not an ID at a time. */
function holdsText(values: object): boolean {
  return "readableObjectMode" in values && values.readableObjectMode === false;
}

function findFault(value: unknown, words: IdWords): string | undefined {
  if (typeof value === "number") return "is a number, which rounds IDs: give text or bigints";
  if (typeof value !== "string" && typeof value !== "bigint") return "is neither text nor a bigint";
  const text = String(value);
  const bytes = Buffer.from(text);
  const range = { start: 0, end: bytes.length };
  if (parseId(bytes, range, words)) return undefined;
  const trimmed = Buffer.from(text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, ""));
  const form = findIdForm(trimmed, { start: 0, end: trimmed.length }, words);
  if (form === undefined) return explainBadId(bytes, range, "value");
  // Lists are read in all forms; what a program gives is the ID itself, and its decision is found by the same text.
  const where = form.name === "plain" ? "with white space around it" : form.meaning;
  return `holds an ID ${where}: give the digits alone`;
}
