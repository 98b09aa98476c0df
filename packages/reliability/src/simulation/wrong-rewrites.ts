import type { Lists } from "./known-bug.ts";

/** Lines as `node:readline` sees them: ended by LF, CR, CRLF, U+2028 or U+2029, and without their ends. */
export function splitAsReadline(text: string): readonly string[] {
  return text.replace(/(?:\r\n|[\n\r\u2028\u2029])$/, "").split(/\r\n|[\n\r\u2028\u2029]/);
}

/** Keeps lines, and not their bytes. */
export function rewriteByReadline({ before, violations }: Lists): Buffer {
  const gone = new Set(violations);
  const kept = splitAsReadline(before.toString()).filter((line) => !gone.has(line.trim()));
  return Buffer.from(`${kept.join("\n")}\n`);
}

/** Takes numbers for the same that are within a few hundred. */
export function rewriteByNumber({ before, violations }: Lists): Buffer {
  const gone = new Set(violations.map(Number));
  return keepLines(before, (line) => !gone.has(Number(line.trim() || "NaN")));
}

/** Removes what now stands where a violation stood. */
export function rewriteByLineNumber({ checked, before, violations }: Lists): Buffer {
  const gone = new Set(violations);
  const numbers = new Set(
    checked
      .toString()
      .split("\n")
      .flatMap((line, index) => (gone.has(line.trim()) ? [index] : [])),
  );
  return keepLines(before, (_, index) => !numbers.has(index));
}

function keepLines(bytes: Buffer, keeps: (line: string, index: number) => boolean): Buffer {
  return Buffer.from((bytes.toString().match(/[^\n]*\n|[^\n]+$/g) ?? []).filter(keeps).join(""));
}
