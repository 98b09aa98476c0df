/** A field of a csv file as RFC 4180 has it, by one pattern; group 2 is what stands behind a closing quote. */
const patterns = {
  ",": /"((?:[^"]|"")*)"(?!")([^,\n]*)|"((?:[^"]|"")*)$|([^",\n][^,\n]*|)/y,
  "\t": /"((?:[^"]|"")*)"(?!")([^\t\n]*)|"((?:[^"]|"")*)$|([^"\t\n][^\t\n]*|)/y,
} as const;

/** A record by the model: where it is, and what the reader has to make of it. */
export interface ModelRecord {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly outcome: "blank" | "fault" | { readonly id: string };
}

/** Reads a text of single-byte characters record by record; the IDs are in a column from 0. */
export function readByModel(
  text: string,
  { separator, column }: { readonly separator: "," | "\t"; readonly column: number },
): readonly ModelRecord[] {
  const pattern = patterns[separator];
  const records: ModelRecord[] = [];
  for (let at = 0; at < text.length; ) {
    const start = at;
    const values: string[] = [];
    let isBad = false;
    let outside = "";
    let isQuoted = false;
    for (;;) {
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      if (match === null) throw new Error(`The model is at a loss at ${at}.`);
      const [whole, closed, behind = "", open, plain] = match;
      isBad ||= open !== undefined || /[^ \t\r]/.test(behind);
      isQuoted ||= plain === undefined;
      values.push(closed ?? open ?? plain ?? "");
      at += whole.length;
      outside += plain ?? behind;
      const next = text[at];
      if (next !== undefined) at++;
      if (next !== separator) break;
      outside += separator;
    }
    // Only before a line end, or at the end of the file, is a CR no fault.
    isBad ||= outside.replace(/\r+$/, "").includes("\r");
    const line = text.slice(0, start).split("\n").length;
    const isBlank = values.length === 1 && !isQuoted && /^[ \t\r]*$/.test(values[0] ?? "");
    const digits = /^[ \t\r]*("?)[ \t\r]*([1-9][0-9]{0,19})[ \t\r]*\1[ \t\r]*$/.exec(
      values[column] ?? "",
    )?.[2];
    const id = digits !== undefined && BigInt(digits) < 2n ** 64n ? digits : undefined;
    const outcome = isBlank ? "blank" : isBad || id === undefined ? "fault" : { id };
    records.push({ start, end: at, line, outcome });
  }
  return records;
}
