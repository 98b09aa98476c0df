import { expect, test } from "vitest";
import { createRecorder, cutHeaders, cutSecrets } from "./recorder.ts";

test("secret query parameters are blanked, and nothing else is", () => {
  expect(cutSecrets("/a?token=t0p&keep=1&sig=abc")).toBe("/a?token=***&keep=1&sig=***");
  expect(cutSecrets("/b?X-Goog-Credential=me%40x&X-Goog-Date=1&X-Goog-Signature=ff00")).toBe(
    "/b?X-Goog-Credential=***&X-Goog-Date=1&X-Goog-Signature=***",
  );
  expect(cutSecrets("/d?upload_id=Ab_9-x")).toBe("/d?upload_id=***");
  expect(cutSecrets("/c?mytoken=1")).toBe("/c?mytoken=1");
});

test("of a credential no more than the scheme is kept", () => {
  expect(cutHeaders({ authorization: "Bearer s3cret" })).toEqual({ authorization: "Bearer ***" });
  expect(cutHeaders({ authorization: "s3cret" })).toEqual({ authorization: "***" });
});

test("repeated headers are joined and absent ones left out", () => {
  expect(cutHeaders({ accept: "a", "set-cookie": ["b", "c"], host: undefined })).toEqual({
    accept: "a",
    "set-cookie": "b, c",
  });
});

test("requests are given in order, all of them or those of one operation", () => {
  const recorder = createRecorder();
  const request = { method: "GET", target: "/", headers: {}, bodyBytes: 0, status: 200, atMs: 0 };
  recorder.add({ ...request, operation: "one" });
  recorder.add({ ...request, operation: "two" });
  recorder.add({ ...request, operation: "one", status: 404 });
  expect(recorder.requests().map(({ operation }) => operation)).toEqual(["one", "two", "one"]);
  expect(recorder.requests("one").map(({ status }) => status)).toEqual([200, 404]);
});
