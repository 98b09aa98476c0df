import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { renderJsonSchema } from "./render-json-schema.ts";

test("the published schema is the one that config files are read with", () => {
  const published = readFileSync(new URL("../../../action/schema.json", import.meta.url), "utf8");
  expect(published).toBe(renderJsonSchema());
});

test("editors refuse unknown keys, and take a column's number as such", () => {
  const schema = JSON.parse(renderJsonSchema());
  const dataset = schema.properties.datasets.items;
  expect([schema.additionalProperties, dataset.additionalProperties]).toEqual([false, false]);
  expect(dataset.required).toEqual(["name", "files"]);
  const [one, several] = dataset.properties.ids.anyOf;
  expect(several.items).toEqual(one);
  expect(JSON.stringify(one.properties.field)).toContain('"type":"integer","minimum":1');
  for (const key of Object.values<{ readonly title?: string; readonly description?: string }>(
    dataset.properties,
  )) {
    expect(key).toEqual(
      expect.objectContaining({ title: expect.any(String), description: expect.any(String) }),
    );
  }
});
