import { expect, test } from "vitest";
import { addMarker, dropMarker, readMarker } from "./marker.ts";

const digest = "0123456789ab".repeat(4);

test("a marker is read where it was put, and is nothing that a reader sees", () => {
  const text = addMarker("Remove 3 IDs.\n", { kind: "removals", digest });
  expect(text).toBe(`Remove 3 IDs.\n\n<!-- x-batch-compliance-removals: ${digest} -->`);
  expect(readMarker(text.replaceAll("\n", "\r\n"), "removals")).toBe(digest);
  expect(readMarker(text, "stopped")).toBeUndefined();
  expect(dropMarker(text, "removals")).toBe("Remove 3 IDs.");
});

test("of several markers the last one counts, and a broken one is none", () => {
  const other = addMarker("", { kind: "removals", digest: "f".repeat(48) });
  expect(readMarker(addMarker(other, { kind: "removals", digest }), "removals")).toBe(digest);
  expect(readMarker("<!-- x-batch-compliance-removals: 12 -->", "removals")).toBeUndefined();
});
