import { expect, test } from "vitest";
import { createJsonFinder } from "./find-json-value.ts";

test("a key is found by its escape as by itself, for every character there is", { tags: ["slow"] }, () => {
  const missed: number[] = [];
  for (let unit = 0; unit < 0x10000; unit++) {
    // Half of a pair is not a character.
    if (unit >= 0xd800 && unit <= 0xdfff) continue;
    const key = String.fromCharCode(unit);
    const finder = createJsonFinder([key]);
    const hex = unit.toString(16).padStart(4, "0");
    for (const written of [JSON.stringify(key), `"\\u${hex}"`, `"\\u${hex.toUpperCase()}"`]) {
      const bytes = Buffer.from(`{${written}:7}`);
      const seen = finder.find(bytes, 0, bytes.length);
      if (seen !== "found" || bytes.toString("utf8", finder.start, finder.end) !== "7") missed.push(unit);
    }
  }
  expect(missed).toEqual([]);
});

test("a key outside the basic plane is found by its pair of escapes", () => {
  const bytes = Buffer.from('{"\\uD83D\\ude00":7}');
  expect(createJsonFinder(["😀"]).find(bytes, 0, bytes.length)).toBe("found");
});

test("the empty key is a key", () => {
  const bytes = Buffer.from('{"a":1,"":7}');
  const finder = createJsonFinder([""]);
  expect(finder.find(bytes, 0, bytes.length)).toBe("found");
  expect(bytes.toString("utf8", finder.start, finder.end)).toBe("7");
});

test("nothing behind the limit is looked at", () => {
  const bytes = Buffer.from('{"id":20}');
  for (let limit = 0; limit < bytes.length; limit++)
    expect(createJsonFinder(["id"]).find(bytes, 0, limit)).toBe("broken");
});
