import type { Span } from "../entry-reader.ts";
import { createJsonFinder } from "../find-json-value.ts";
import { listMembers } from "../posts/json-members.ts";
import { findLineEnd, skipJsonSpace } from "../skip-json.ts";
import { lookAtElement } from "./element-look.ts";
import { hasPageKeys, readPage } from "./read-page.ts";

/** What pages hold in `data`, as far as is known: a search that found nothing says nothing. */
export type PageContent = "posts" | "users" | "nothing";

/**
 * What a file with these first bytes has in pages line by line; `undefined` where it has none. Its first line with elements
 * decides: a whole object that has no keys but a page's, and elements as X's API v2 writes them. Lines with `meta` or
 * `errors` alone prove neither.
 */
export function findPages(firstBytes: Uint8Array): PageContent | undefined {
  let found: PageContent | undefined;
  for (let at = 0; at < firstBytes.length; ) {
    const end = findLineEnd(firstBytes, at, firstBytes.length);
    const start = skipJsonSpace(firstBytes, at, end);
    if (start < end) {
      found = lookAtLine(firstBytes, { start, end });
      if (found !== "nothing") return found;
    }
    at = end + 1;
  }
  return found;
}

function lookAtLine(bytes: Uint8Array, line: Span): PageContent | undefined {
  // A document may begin like a page. What is known of the file may end within the line, and only then it may be cut.
  const isKnown = line.end < bytes.length;
  const finder = createJsonFinder(["data"]);
  if (isKnown && finder.find(bytes, line.start, line.end) === "broken") return undefined;
  const members = listMembers(bytes, line) ?? [];
  const page = hasPageKeys(bytes, members) ? readPage(bytes, line) : undefined;
  if (page === undefined) return undefined;
  const [first] = [...page.data, ...page.includes.tweets];
  if (first === undefined) return "nothing";
  const look = lookAtElement(bytes, first);
  if (!look.hasId || look.otherId !== undefined) return undefined;
  return look.isUser ? "users" : "posts";
}
