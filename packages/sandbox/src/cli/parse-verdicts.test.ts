import { expect, test } from "vitest";
import { parseVerdicts } from "./parse-verdicts.ts";

test("a file holds an action and a reason for each ID", () => {
  const text =
    '{"20":{"action":"delete","reason":"deleted","note":"x"},"18446744073709551615":{"action":"a","reason":"b"}}';
  expect(parseVerdicts(text)).toEqual({
    "20": { action: "delete", reason: "deleted" },
    "18446744073709551615": { action: "a", reason: "b" },
  });
});

test.each([
  ["{", "JSON"],
  ["[]", "one JSON object"],
  ['{"abc":{"action":"a","reason":"b"}}', '"abc" is not an ID'],
  ['{"20":{"action":"a"}}', "verdict on 20"],
  ['{"20":null}', "verdict on 20"],
])("%s is refused", (text, message) => {
  expect(() => parseVerdicts(text)).toThrow(message);
});
