import { distinctLines } from "../ids/distinct-lines.ts";
import { hashLine, mixHash } from "../ids/hash-line.ts";
import { decodeLine, type Line, readLine, visitLines } from "../ids/line.ts";
import { isValidId } from "../ids/valid-id.ts";
import type { Flow, InvalidLines, JobType } from "../job.ts";
import type { Judge } from "../verdicts/verdict.ts";
import { type EchoForm, renderEcho } from "./echo-form.ts";
import { createGrowingOffsets } from "./growing-offsets.ts";
import { addOddLines, type OddLine } from "./odd-lines.ts";
import { renderEvent } from "./render-record.ts";
import { shuffle } from "./shuffle.ts";

/** What a result is made of. */
export interface RenderOptions {
  readonly upload: Buffer;
  readonly type: JobType;
  readonly flow: Flow;
  readonly judge: Judge;
  /** Which lines that are not IDs come back as records with `error`. */
  readonly invalidLines: InvalidLines;
  readonly echoForm: EchoForm;
  readonly oddLines: readonly OddLine[];
  /** Decides the order of the lines. */
  readonly seed: string;
}

/** One event in so many is told twice by the older generation. */
const repeatOneIn = 32;
const recordsAtOnce = 4096;

/** The result file of an upload: one JSON object per line, in another order than the input, a blank line in its middle. */
export function renderResult(options: RenderOptions): Buffer {
  const { upload, seed } = options;
  const starts = distinctLines(upload, collectStarts(options));
  const order = shuffle(withRepetitions(options, starts), hashText(seed));
  const seen = new Set<number>();
  const chunks: Buffer[] = [];
  let text = "";
  order.forEach((start, index) => {
    text += renderLine(options, { line: readLine(upload, start), repetition: seen.has(start) ? 1 : 0 });
    if (options.flow === "gcs" && isRepeated(upload, start)) seen.add(start);
    if (index + 1 === order.length >> 1) text += "\n";
    if (index % recordsAtOnce === recordsAtOnce - 1) {
      chunks.push(Buffer.from(text));
      text = "";
    }
  });
  chunks.push(Buffer.from(text));
  return addOddLines(Buffer.concat(chunks), options.oddLines);
}

/** Where the lines begin that the result has something to say about. */
function collectStarts({ upload, judge, type, flow, invalidLines }: RenderOptions): Uint32Array {
  let invalid = 0;
  const isEchoed = (): boolean =>
    invalidLines === "echo" || (invalidLines === "echo-half" && invalid++ % 2 === 0);
  const starts = createGrowingOffsets();
  visitLines(upload, (line) => {
    const told = isValidId(line)
      ? judge({ line, hash: hashLine(line), type, flow }) !== undefined
      : isEchoed();
    if (told) starts.add(line.start);
  });
  return starts.toArray();
}

/** Gen-2 promises one event an ID; recorded results of Gen-1 repeat some. */
function withRepetitions({ upload, flow }: RenderOptions, starts: Uint32Array): Uint32Array {
  if (flow === "api") return starts;
  const repeated = starts.filter((start) => isRepeated(upload, start));
  const all = new Uint32Array(starts.length + repeated.length);
  all.set(starts);
  all.set(repeated, starts.length);
  return all;
}

function isRepeated(upload: Buffer, start: number): boolean {
  const line = readLine(upload, start);
  return isValidId(line) && mixHash(hashLine(line) ^ 0x27d4eb2f) % repeatOneIn === 0;
}

interface Told {
  readonly line: Line;
  readonly repetition: number;
}

function renderLine({ judge, type, flow, echoForm }: RenderOptions, { line, repetition }: Told): string {
  const id = decodeLine(line);
  const hash = hashLine(line);
  const verdict = isValidId(line) ? judge({ line, hash, type, flow }) : undefined;
  return verdict ? renderEvent({ id, hash, type, flow, verdict, repetition }) : renderEcho(id, echoForm);
}

function hashText(text: string): number {
  return hashLine(readLine(Buffer.from(text), 0));
}
