import { createIdWords, parseId } from "../../ids/parse-id.ts";
import type { Dataset } from "../../types.ts";
import {
  batchEntries,
  type Containers,
  createEntryBatch,
  type EntryBatch,
  type EntryReader,
  type OnFault,
  type Span,
} from "../entry-reader.ts";
import { createJsonFinder, type MemberWatch } from "../find-json-value.ts";
import { holdsOnlyPaths } from "../holds-only-ids.ts";
import { createEmbeddedColumns } from "../posts/embedded-columns.ts";
import { findEmbeddedPosts } from "../posts/embedded-posts.ts";
import { findUnscrubbedValues, scrubbedValue } from "../scrub-jsonl.ts";
import { findLineEnd, skipJsonSpace } from "../skip-json.ts";
import { dropElements } from "./drop-elements.ts";
import { createElementWatch, type ElementWatch } from "./element-look.ts";
import { type Page, readPage } from "./read-page.ts";
import { nameOfPost } from "./reads-pages.ts";

/** Longest page that is read, bytes: 500 posts with everything that X has about them have about 3 MB. */
export const maxPageBytes: number = 16 * 1024 * 1024;

export interface PagesOptions extends Pick<Dataset, "scrubFields" | "embeddedPosts"> {
  readonly onFault: OnFault;
  readonly onChoice?: ((text: string) => void) | undefined;
}

/** Of lines that are held against others byte by byte. */
const noFaults: OnFault = { badEntry() {}, refuse() {} };

interface PageBatch extends EntryBatch {
  readonly containers: Containers & { readonly isLed: Uint8Array };
}

/** A post of a page, and whether it is in `data`. */
interface PagePost {
  readonly span: Span;
  readonly isData: boolean;
}

/**
 * Reads pages of X's API v2, one per line, as twarc2 writes them. Entries are the posts of `data` and of `includes.tweets`;
 * a page is their container. Fields to scrub are those of a post.
 */
export function createPagesReader({
  scrubFields = [],
  embeddedPosts,
  onFault,
  onChoice,
}: PagesOptions): EntryReader {
  const words = createIdWords();
  const outer = createJsonFinder(["data"]);
  const own = createJsonFinder(["id"]);
  const scrubFinders = scrubFields.map((field) =>
    createJsonFinder(nameOfPost(field).split("."), { collects: true }),
  );
  let batch = createPageBatch(batchEntries);
  const embedded = createEmbeddedColumns(() => batch, onChoice);
  const element = createElementWatch();
  own.watch = watchBoth(element, embeddedPosts === "ignore" ? undefined : embedded.watch);
  let line = 0;
  onChoice?.("reads pages of X's API, one per line: the posts in data and in includes.tweets");

  /** Why a post of a page is not an entry; afterwards `own` and `words` have its ID. */
  function examine(bytes: Uint8Array, { span, isData }: PagePost): string | undefined {
    element.begin();
    const found = own.find(bytes, span.start, span.end);
    const where = isData ? "data" : "includes.tweets";
    const { otherId, isUser } = element.look;
    if (otherId !== undefined)
      return `has a post in ${where} with ${otherId} beside id, which X's API does not write: leave one of them`;
    if (isUser) return `has a user in ${where}, where posts belong: keep users in a file of their own`;
    if (found !== "found" || !parseId(bytes, own, words))
      return `has a post in ${where} without a valid ID in the field "id"`;
    const { seen } = embedded.watch;
    const look = seen.length === 0 ? undefined : findEmbeddedPosts(bytes, span, seen);
    return look !== undefined && "fault" in look ? look.fault : undefined;
  }

  /** Returns whether there was room for the line's posts. */
  function takeLine(bytes: Uint8Array, { start, end, next, isWhole }: PageLine): boolean {
    if (skipJsonSpace(bytes, start, end) === end) return true;
    if (end - start > maxPageBytes) {
      onFault.badEntry(line + 1, "is longer than 16 MiB");
      return true;
    }
    const page = isWhole ? readPage(bytes, { start, end }) : undefined;
    if (page === undefined) {
      onFault.badEntry(line + 1, "is not a page of X's API: write one whole response per line");
      return true;
    }
    const posts = listPosts(page);
    if (batch.count + posts.length > batch.entries) {
      if (batch.count > 0) return false;
      batch = createPageBatch(posts.length);
      embedded.begin();
    }
    const first = batch.count;
    for (const post of posts) {
      const fault = examine(bytes, post);
      if (fault === undefined) addPost(bytes, post);
      else onFault.badEntry(line + 1, fault);
    }
    if (batch.count > first) addContainer(batch, { start, end: next });
    return true;
  }

  function addPost(bytes: Uint8Array, { span, isData }: PagePost): void {
    embedded.fill(bytes, span);
    const row = batch.count++;
    const [{ high, low, idStart, idEnd }] = batch.ids;
    [high[row], low[row]] = [words[0] as number, words[1] as number];
    [idStart[row], idEnd[row]] = [own.start, own.end];
    [batch.start[row], batch.end[row]] = [span.start, span.end];
    batch.containers.isLed[row] = isData ? 0 : 1;
  }

  return {
    get batch() {
      return batch;
    },
    maxRecordBytes: maxPageBytes,
    createTwin: () => createPagesReader({ scrubFields, embeddedPosts, onFault: noFaults }),
    scrubbedField: scrubbedValue,
    read(bytes, { from, to, last }) {
      batch.count = 0;
      batch.containers.count = 0;
      embedded.begin();
      let at = from;
      while (at < to) {
        const isWhole = outer.find(bytes, at, to) !== "broken";
        const end = isWhole ? outer.lineEnd : findLineEnd(bytes, at, to);
        if (end === to && !last) break;
        const next = Math.min(end + 1, to);
        if (!takeLine(bytes, { start: at, end, next, isWhole })) break;
        line++;
        at = next;
      }
      embedded.end();
      return at;
    },
    findUnscrubbed: (bytes, entry) => findUnscrubbedValues(bytes, entry, scrubFinders),
    findDropped(bytes, container, isGone) {
      const page = readPage(bytes, container) as Page;
      const posts = listPosts(page).filter((post) => examine(bytes, post) === undefined);
      const gone = new Set(posts.flatMap(({ span }, index) => (isGone[index] === 1 ? [span] : [])));
      return dropElements(bytes, page, (span) => gone.has(span)) ?? [container];
    },
    holdsOnlyIds: (bytes, entry) => holdsOnlyPaths(bytes, entry, [own.path]),
  };
}

interface PageLine extends Span {
  readonly next: number;
  /** It is one object whose brackets match. */
  readonly isWhole: boolean;
}

/** Lets both see what they are there for, on one way through a post. */
function watchBoth(element: ElementWatch, posts: MemberWatch | undefined): MemberWatch {
  const firstBytes = Uint8Array.from({ length: 256 }, (_, byte) =>
    element.sees(byte) || posts?.firstBytes[byte] === 1 ? 1 : 0,
  );
  return {
    firstBytes,
    seen: posts?.seen ?? [],
    see(bytes, member) {
      element.see(bytes, member);
      posts?.see(bytes, member);
    },
  };
}

function listPosts({ data, includes }: Page): readonly PagePost[] {
  return [
    ...data.map((span) => ({ span, isData: true })),
    ...includes.tweets.map((span) => ({ span, isData: false })),
  ];
}

function createPageBatch(entries: number): PageBatch {
  const containers: PageBatch["containers"] = {
    count: 0,
    start: new Int32Array(entries),
    end: new Int32Array(entries),
    firstRow: new Int32Array(entries + 1),
    isLed: new Uint8Array(entries),
  };
  return { ...createEntryBatch(1, entries), containers };
}

/** Adds the container of all rows behind those of the one before. */
function addContainer({ containers, count }: PageBatch, { start, end }: Span): void {
  const index = containers.count++;
  containers.start[index] = start;
  containers.end[index] = end;
  containers.firstRow[index + 1] = count;
}
