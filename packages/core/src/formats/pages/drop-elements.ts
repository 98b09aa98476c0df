import type { Span } from "../entry-reader.ts";
import { readNames, readReferences } from "./page-references.ts";
import { type IncludedKind, includedKinds, type Page } from "./read-page.ts";

type IsGone = (post: Span) => boolean;

/**
 * What has to be left out of a page for posts of it to be gone, in the order of the bytes: they themselves, and what of
 * `includes` they alone have led to. What nothing that stays refers to is left out only if one of them did, so that what
 * was odd before is not touched. `undefined`: no post of `data` stays, and nothing of the page.
 */
export function dropElements(
  bytes: Uint8Array,
  { data, includes }: Page,
  isGone: IsGone,
): readonly Span[] | undefined {
  if (data.length > 0 && data.every(isGone)) return undefined;
  const posts = data.map((span) => readElement(bytes, span));
  const included = includedKinds.flatMap((kind) =>
    includes[kind].map((span) => readElement(bytes, span, kind)),
  );
  const gone = new Set(included.filter(({ span }) => isGone(span)));
  const dropped = new Set(
    [...gone, ...findOrphans({ posts, included, gone }, isGone)].map(({ span }) => span),
  );
  return [
    ...cutElements(data, isGone),
    ...includedKinds.flatMap((kind) => cutElements(includes[kind], (span) => dropped.has(span))),
  ].toSorted((one, other) => one.start - other.start);
}

/** An element of a page, by what it is referred to and what it refers to itself. */
interface ReadElement {
  readonly span: Span;
  readonly names: readonly string[];
  /** `undefined`: nobody knows. */
  readonly references: readonly string[] | undefined;
}

interface PageElements {
  readonly posts: readonly ReadElement[];
  readonly included: readonly ReadElement[];
  readonly gone: ReadonlySet<ReadElement>;
}

/** What was only there for posts that go. */
function findOrphans({ posts, included, gone }: PageElements, isGone: IsGone): readonly ReadElement[] {
  const [leaving, staying] = [
    posts.filter(({ span }) => isGone(span)),
    posts.filter(({ span }) => !isGone(span)),
  ];
  const byName = new Map<string, ReadElement[]>();
  for (const element of included) {
    for (const name of element.names) {
      const named = byName.get(name);
      if (named === undefined) byName.set(name, [element]);
      else named.push(element);
    }
  }

  function reach(
    from: Iterable<ReadElement>,
    isBlocked: (element: ReadElement) => boolean,
  ): Set<ReadElement> {
    const reached = new Set<ReadElement>();
    const open = [...from];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (const element of (next.references ?? []).flatMap((name) => byName.get(name) ?? [])) {
        if (reached.has(element) || isBlocked(element)) continue;
        reached.add(element);
        open.push(element);
      }
    }
    return reached;
  }

  const touched = reach([...leaving, ...gone], () => false);
  const untouched = included.filter((element) => !touched.has(element) && !gone.has(element));
  const roots = [...staying, ...untouched];
  if (roots.some(({ references }) => references === undefined)) return [];
  const needed = reach(roots, (element) => gone.has(element));
  return [...touched].filter((element) => !needed.has(element));
}

function readElement(bytes: Uint8Array, span: Span, kind?: IncludedKind): ReadElement {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes.subarray(span.start, span.end)).toString());
    const names = kind === undefined ? [] : readNames(kind, value);
    return { span, names, references: readReferences(value) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { span, names: [], references: undefined };
  }
}

/** Elements of an array with a comma each: the one in front, or the one behind while nothing of the array stays. */
function cutElements(elements: readonly Span[], isDropped: (element: Span) => boolean): readonly Span[] {
  const cuts: Span[] = [];
  let hasStayed = false;
  for (const [index, element] of elements.entries()) {
    if (!isDropped(element)) {
      hasStayed = true;
      continue;
    }
    const before = elements[index - 1];
    const next = elements[index + 1];
    cuts.push({
      start: hasStayed && before !== undefined ? before.end : element.start,
      end: hasStayed || next === undefined ? element.end : next.start,
    });
  }
  return cuts;
}
