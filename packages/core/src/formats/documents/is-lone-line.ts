import { findIdForm } from "../../ids/id-forms.ts";
import { createIdWords } from "../../ids/parse-id.ts";
import type { IdPlace } from "../../types.ts";
import { createJsonFinder } from "../find-json-value.ts";
import { listJsonMembers } from "../list-json-members.ts";
import { parseDocumentPath } from "./document-path.ts";

const openBracket = 91;

/**
 * Whether a file is one object on one line with an ID in a field that was named: the last of JSON lines that is left, which
 * by its own keys may be a document. Not one with lists, as the field may be that of their elements.
 */
export function isLoneLine(firstBytes: Uint8Array, places: readonly IdPlace[]): boolean {
  const fields = places.flatMap(({ field }) =>
    field === undefined || parseDocumentPath(field) !== undefined ? [] : [field],
  );
  if (fields.length < places.length) return false;
  const line = { start: 0, end: findEnd(firstBytes) };
  const members = listJsonMembers(firstBytes, line);
  if (members.some(({ start }) => firstBytes[start] === openBracket)) return false;
  return fields.some((field) => {
    const finder = createJsonFinder(field.split("."));
    const isFound = finder.find(firstBytes, line.start, line.end) === "found";
    return isFound && findIdForm(firstBytes, finder, createIdWords()) !== undefined;
  });
}

/** Without the white space behind it. */
function findEnd(bytes: Uint8Array): number {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] as number) <= 32) end--;
  return end;
}
