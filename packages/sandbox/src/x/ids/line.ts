/** One line of an upload, without its line feed and without a copy. */
export interface Line {
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
}

const lineFeed = 0x0a;

/** Calls back for every line that is not empty. Nothing but a line feed ends one. */
export function visitLines(bytes: Buffer, visit: (line: Line) => void): void {
  for (let start = 0; start < bytes.length; ) {
    const line = readLine(bytes, start);
    if (line.end > line.start) visit(line);
    start = line.end + 1;
  }
}

/** The line that starts at an offset. */
export function readLine(bytes: Buffer, start: number): Line {
  const lineFeedAt = bytes.indexOf(lineFeed, start);
  return { bytes, start, end: lineFeedAt < 0 ? bytes.length : lineFeedAt };
}

/** The line as text. */
export function decodeLine({ bytes, start, end }: Line): string {
  return bytes.toString("utf8", start, end);
}

/** Whether two lines hold the same bytes. */
export function isSameLine(one: Line, other: Line): boolean {
  return one.bytes.compare(other.bytes, other.start, other.end, one.start, one.end) === 0;
}
