import { expect, test } from "vitest";
import { parseTreeObject, renderTreeObject, type TreeItem } from "./tree-object.ts";

const item = (name: string, mode: string): TreeItem => ({ name, mode, sha: "0a".repeat(20) });

test("a tree is read as it was written, in git's order: a folder's name ends with a slash", () => {
  const items = [item("a.b", "100644"), item("a", "040000"), item("a0", "160000"), item("ü", "120000")];
  expect(parseTreeObject(renderTreeObject(items.toReversed()))).toEqual(items);
  expect(renderTreeObject([item("a", "040000")]).toString("latin1")).toMatch(/^40000 a\0/);
});
