import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type OptionName, optionTable } from "./option-table.ts";

const actionYml = readFileSync(new URL("../../../../action.yml", import.meta.url), "utf8");
const [, inputs = ""] = /^inputs:\n([\s\S]*?)^outputs:/m.exec(actionYml) ?? [];

/** The default of each input of the action, as it is written. */
const defaults = new Map(
  inputs.split(/^(?= {2}[a-z][a-z-]*:$)/m).flatMap((text) => {
    const name = /^ {2}([a-z][a-z-]*):$/m.exec(text)?.[1];
    const value = /^ {4}default: "?([^"\n]*)"?$/m.exec(text)?.[1];
    return name === undefined || value === undefined ? [] : [[name, value] as const];
  }),
);
const shared = (Object.keys(optionTable) as OptionName[]).filter((name) => defaults.has(name));

test("options and inputs of one name are many", () => {
  expect(shared).toEqual(
    expect.arrayContaining(["type", "field", "max-removal", "wait", "job-name", "on-scrub"]),
  );
});

test.each(shared)("--%s is by default what the action's input is", (name) => {
  const { initial, initialText } = optionTable[name];
  const own = initialText ?? (Array.isArray(initial) || initial === undefined ? "" : String(initial));
  expect(own).toBe(defaults.get(name));
});
