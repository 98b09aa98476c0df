import { violationReasons } from "@x-batch-compliance/core";
import { expect, test } from "vitest";
import { commands } from "./command-table.ts";
import { type OptionName, optionTable, sharedOptions } from "./option-table.ts";

const names = Object.keys(optionTable) as OptionName[];

test("every option is one of some command, or of all", () => {
  const used = new Set([...sharedOptions, ...Object.values(commands).flatMap(({ options }) => options)]);
  expect(names.filter((name) => !used.has(name))).toEqual([]);
});

test("what an option has where it is not given is one of its values", () => {
  for (const name of names) {
    const { initialText, read, initial } = optionTable[name];
    if (initialText !== undefined) expect(read(initialText)).toEqual(initial);
  }
});

test("help ends with a full stop, and names reasons that there are", () => {
  for (const name of names) expect(optionTable[name].help).toMatch(/\.$/);
  for (const reason of ["protected", "scrub_geo"]) expect(violationReasons).toContain(reason);
});

test.each([
  ["timeout-minutes", "0"],
  ["timeout-minutes", "1e3"],
  ["max-age-minutes", "10081"],
  ["poll-interval-seconds", "4"],
  ["max-removal", "101%"],
  ["max-removal", "0.5"],
  ["type", "Tweets"],
  ["name", ""],
] as const)("--%s %s is refused", (name, text) => {
  expect(optionTable[name].read(text)).toBeUndefined();
});

test("a list may have blanks and line breaks in it", () => {
  expect(optionTable["keep-reasons"].read(" protected, scrub_geo\nsuspended,,")).toEqual([
    "protected",
    "scrub_geo",
    "suspended",
  ]);
});
