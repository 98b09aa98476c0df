import fc from "fast-check";
import { expect, test } from "vitest";
import { hostileText } from "../../test/hostile-text.ts";
import { parseConfig } from "./parse-config.ts";

const key = fc.constantFrom(
  "datasets",
  "name",
  "files",
  "ids",
  "type",
  "field",
  "max-removal",
  "format",
  "__proto__",
);
const sign = fc.constantFrom(
  ": ",
  "\n",
  "\n  ",
  "\n  - ",
  "- ",
  "[",
  "]",
  "{",
  "}",
  "&a ",
  "*a",
  "!t ",
  "|\n",
  "---\n",
  "'",
  "#",
  "\t",
);

/** Something like YAML, with what must not be repeated strewn in. */
const text = fc
  .array(
    fc.oneof(
      key,
      sign,
      sign,
      hostileText.map((part) => `zqx${part}zqx`),
    ),
    { maxLength: 25 },
  )
  .map((parts) => parts.join(""));

test("whatever a config file holds, it is read or has faults, each with a place in it, and none repeats a word of it", () => {
  fc.assert(
    fc.property(text, (yaml) => {
      const { config, faults } = parseConfig(yaml, "lists.yml");
      expect(config === undefined).toBe(faults.length > 0);
      const lines = yaml.split("\n").length;
      for (const { file, line = 0, column = 0, message } of faults) {
        expect(file).toBe("lists.yml");
        expect([line >= 1 && line <= lines, column >= 1]).toEqual([true, true]);
        expect(message).not.toContain("zqx");
      }
    }),
    { numRuns: 1500 },
  );
});
