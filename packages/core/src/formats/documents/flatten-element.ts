import type { Span } from "../entry-reader.ts";

const lineFeed = 10;
const space = 32;

/** An element as one line, for what reads JSON lines. */
export interface FlatElement {
  readonly bytes: Uint8Array;
  readonly span: Span;
  /** Added to a place in `bytes` it gives that in the document. */
  readonly shift: number;
}

/**
 * Outside of strings a line feed is as good as a space, and within them JSON has none. So no place moves. An element that
 * has none is not copied.
 */
export function flattenElement(bytes: Uint8Array, element: Span, hasLineFeeds: boolean): FlatElement {
  if (!hasLineFeeds) return { bytes, span: element, shift: 0 };
  const { start, end } = element;
  // With a byte behind it, which readers may look at.
  const flat = new Uint8Array(end - start + 1);
  flat.set(bytes.subarray(start, end));
  for (let at = flat.indexOf(lineFeed); at !== -1; at = flat.indexOf(lineFeed, at + 1)) flat[at] = space;
  return { bytes: flat, span: { start: 0, end: end - start }, shift: start };
}
