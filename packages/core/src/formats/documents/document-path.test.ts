import { expect, test } from "vitest";
import { type DocumentPath, formatDocumentPath, parseDocumentPath } from "./document-path.ts";

test.for<[string, DocumentPath]>([
  ["[]", { steps: ["elements"], inner: undefined }],
  ["[].id", { steps: ["elements"], inner: "id" }],
  ["done[]", { steps: [{ key: "done" }, "elements"], inner: undefined }],
  ["data.tweets[].user.id", { steps: [{ key: "data" }, { key: "tweets" }, "elements"], inner: "user.id" }],
  ["[].accounts[].id", { steps: ["elements", { key: "accounts" }, "elements"], inner: "id" }],
  ["[][]", { steps: ["elements", "elements"], inner: undefined }],
  ["{}", { steps: ["members"], inner: undefined }],
  ["data.{}", { steps: [{ key: "data" }, "members"], inner: undefined }],
  ["{}.id", { steps: ["members"], inner: "id" }],
  ["{}[].id", { steps: ["members", "elements"], inner: "id" }],
  ["{}.tweets[]", { steps: ["members", { key: "tweets" }, "elements"], inner: undefined }],
])("%s leads to entries and to their IDs, and is written as it was read", ([field, path]) => {
  expect(parseDocumentPath(field)).toEqual(path);
  expect(formatDocumentPath(path.steps, path.inner)).toBe(field);
});

test.for(["id", "user.id_str", "", "a[b", "1"])("%j is a field of an entry", (field) => {
  expect(parseDocumentPath(field)).toBeUndefined();
});

test.for([
  ["data[0].id", "write `[]` for all of them"],
  ["data[*].id", "write `[]` for all of them"],
  ["$.data[].id", "write the path without it"],
])("%s is refused: %s", ([field, fault]) => {
  expect(parseDocumentPath(field as string)).toEqual({ fault: expect.stringContaining(fault as string) });
});
