import { type Document, isAlias, isMap, isScalar, isSeq, type Node } from "yaml";

/** Where in the text, from 0, the value at a path begins; that of the nearest one around it if it is missing. */
export function findValueOffset(document: Document, path: readonly PropertyKey[]): number {
  let node = resolve(document, document.contents);
  let offset = startOf(document.contents) ?? 0;
  for (const key of path) {
    const next = findChild(node, key);
    if (next === undefined) return offset;
    offset = startOf(next) ?? offset;
    node = resolve(document, next);
  }
  return offset;
}

/** Where in the text, from 0, a key of the map at a path begins. */
export function findKeyOffset(document: Document, path: readonly PropertyKey[], key: string): number {
  let node = resolve(document, document.contents);
  for (const step of path) node = resolve(document, findChild(node, step));
  return startOf(findPair(node, key)?.key) ?? findValueOffset(document, path);
}

function findChild(node: unknown, key: PropertyKey): unknown {
  if (isSeq(node) && typeof key === "number") return node.items[key];
  return findPair(node, key)?.value ?? undefined;
}

function findPair(
  node: unknown,
  key: PropertyKey,
): { readonly key: unknown; readonly value: unknown } | undefined {
  if (!isMap(node)) return undefined;
  return node.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
}

/** What an alias stands for is told of where it is written, once. */
function resolve(document: Document, node: unknown): unknown {
  return isAlias(node) ? node.resolve(document) : node;
}

function startOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0];
}
