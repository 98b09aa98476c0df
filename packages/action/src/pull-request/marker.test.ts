import { expect, test } from "vitest";
import { addMarker, dropMarker, readMarker } from "./marker.ts";

const digest = "0123456789abcdef".repeat(2);

test("a mark is read where it was put, and is nothing that a reader sees", () => {
  const text = addMarker("Remove 3 IDs.\n", "removals", digest);
  expect(text).toBe(`Remove 3 IDs.\n\n<!-- x-batch-compliance-removals: ${digest} -->`);
  expect(readMarker(text.replaceAll("\n", "\r\n"), "removals")).toBe(digest);
  expect(readMarker(text, "stopped")).toBeUndefined();
  expect(dropMarker(text, "removals")).toBe("Remove 3 IDs.");
});

test("of several marks the last one counts, and a broken one is none", () => {
  const other = "f".repeat(32);
  expect(readMarker(addMarker(addMarker("", "removals", other), "removals", digest), "removals")).toBe(
    digest,
  );
  expect(readMarker("<!-- x-batch-compliance-removals: 12 -->", "removals")).toBeUndefined();
});
