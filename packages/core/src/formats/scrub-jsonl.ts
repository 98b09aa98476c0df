import type { Span } from "./entry-reader.ts";
import type { JsonFinder } from "./find-json-value.ts";

export const scrubbedValue = "null";

export function findUnscrubbedValues(
  bytes: Uint8Array,
  { start, end }: Span,
  finders: readonly JsonFinder[],
): readonly Span[] {
  const spans = finders.flatMap((finder) => {
    finder.find(bytes, start, end);
    return finder.spans.filter((span) => !isNull(bytes, span));
  });
  const ordered = spans.toSorted((one, other) => one.start - other.start || other.end - one.end);
  return ordered.filter((span, index) => ordered.slice(0, index).every((outer) => outer.end <= span.start));
}

function isNull(bytes: Uint8Array, { start, end }: Span): boolean {
  return Buffer.from(bytes.subarray(start, end)).toString("latin1") === scrubbedValue;
}
