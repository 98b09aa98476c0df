import type { z } from "zod";
import { createLineSplitter } from "../bytes/line-splitter.ts";
import { ComplianceError } from "../errors.ts";
import { openFile, readChunks } from "../files/read-file.ts";

/** Far longer than a line of ours, nearly all of which is names of a file and a dataset. */
const maxLineBytes = 1024 * 1024;

export interface JsonLinesOptions<T> {
  readonly schema: z.ZodType<T>;
  readonly what: string;
}

/** The values of a file of JSON lines. Blank lines are passed over. Throws FILE_UNREADABLE. */
export async function* readJsonLines<T>(
  path: string,
  { schema, what }: JsonLinesOptions<T>,
): AsyncGenerator<T, void, undefined> {
  let line = 0;
  for await (const texts of readTextLines(path)) {
    for (const text of texts) {
      line++;
      if (text.trim() === "") continue;
      const value = parseLine(text, schema);
      if (value === undefined) throw createLineFault({ path, line, what });
      yield value;
    }
  }
}

/** The lines of a file, as many at once as there are in what is read. They end at LF alone: names hold U+2028 and its like as they are. */
async function* readTextLines(path: string): AsyncGenerator<readonly string[]> {
  await using file = await openFile({ name: path, path });
  let texts: string[] = [];
  const splitter = createLineSplitter({
    maxLineBytes,
    onLine: (bytes, { start, end }) =>
      void texts.push(Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString("utf8")),
    // It is not a line of ours, and neither is this.
    onTooLong: () => void texts.push("too long"),
  });
  for await (const chunk of readChunks(file, { name: path })) {
    splitter.push(chunk);
    yield texts;
    texts = [];
  }
  splitter.end();
  yield texts;
}

function parseLine<T>(text: string, schema: z.ZodType<T>): T | undefined {
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

function createLineFault(fault: {
  readonly path: string;
  readonly line: number;
  readonly what: string;
}): ComplianceError {
  const { path, line, what } = fault;
  return new ComplianceError("FILE_UNREADABLE", `${path} cannot be read.`, {
    faults: [{ file: path, line, message: `This is not ${what}.` }],
  });
}
