import fc from "fast-check";
import { expect, test } from "vitest";
import { findTrap } from "./find-trap.ts";
import { parseConfig } from "./parse-config.ts";

/** What the YAML library works on, one character or a few at a time. */
const work = fc.constantFrom(
  ...[
    "[",
    "{",
    "]",
    ",",
    "\n",
    "a:\n",
    "? ",
    "- ",
    "'",
    '"',
    "!a ",
    "*a ",
    "&a ",
    "|\n",
    "%a\n",
    "#\n",
    "- {a: [\n",
  ],
);

test("whatever is repeated in it, a file that is work for the library is refused unread, at the place where it goes too far", () => {
  fc.assert(
    fc.property(work, fc.integer({ min: 5_001, max: 50_000 }), (text, times) => {
      const { config, faults } = parseConfig(text.repeat(times), "lists.yml");
      expect(config).toBeUndefined();
      expect(faults).toHaveLength(1);
      expect(faults[0]?.message).toContain("has more than 5,000 lines, keys and signs");
      expect(faults[0]?.line).toBeLessThanOrEqual(5_001);
    }),
    { numRuns: 40 },
  );
});

test("escapes that are none count, too", () => {
  expect(parseConfig(`a: "${"\\q".repeat(5_000)}"`, "lists.yml").faults[0]?.message).toContain("5,000");
});

test("two hundred datasets of ten lines are not a trap", () => {
  const lines = [
    "files: 'data/*.txt'",
    "format: csv",
    "ids:",
    "  - type: tweets",
    "    field: tweet_id",
    "max-removal: 5%",
  ];
  const dataset = (index: number): string => `  - name: data set-${index}\n    ${lines.join("\n    ")}\n`;
  const text = `datasets:\n${Array.from({ length: 200 }, (_, index) => dataset(index)).join("")}`;
  expect(findTrap(text)).toBeUndefined();
  expect(parseConfig(text, "lists.yml").config?.datasets).toHaveLength(200);
});

test("thousands of unknown keys are told by the first of them, and a key that stands twice is found among them", () => {
  const keys = Array.from({ length: 2_000 }, (_, index) => `k${index}: 1`).join("\n");
  expect(parseConfig(keys, "lists.yml").faults).toHaveLength(50);
  expect(parseConfig(`${keys}\nk7: 2`, "lists.yml").faults).toEqual([
    { file: "lists.yml", line: 2_001, column: 1, message: "this key is written twice: keep one of them." },
  ]);
});
