import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { configKeys } from "./config-keys.ts";
import { optionTable } from "./option-table.ts";

const schema = JSON.parse(readFileSync(new URL("../../../action/schema.json", import.meta.url), "utf8")) as {
  readonly properties: { readonly datasets: { readonly items: Dataset } };
};
interface Dataset {
  readonly properties: Readonly<Record<string, unknown>>;
}

test("every key of a dataset that is an option is known to be one, and what a config file calls `ids` is here two", () => {
  const keys = Object.keys(schema.properties.datasets.items.properties);
  const options = keys.filter((key) => Object.hasOwn(optionTable, key));
  expect([...configKeys].sort()).toEqual([...options, "type", "field"].sort());
});
