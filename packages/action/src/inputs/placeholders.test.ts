import fc from "fast-check";
import { expect, test } from "vitest";
import { fillPlaceholders, findTextFaults, type PlaceholderName, placeholderNames } from "./placeholders.ts";

const values = Object.fromEntries(placeholderNames.map((name) => [name, `<${name}>`])) as Record<
  PlaceholderName,
  string
>;

test("each placeholder is put in, as often as it stands there, with blanks or without", () => {
  const text = placeholderNames.map((name) => `{{${name}}}`).join(" ");
  expect(fillPlaceholders(text, values)).toBe(placeholderNames.map((name) => `<${name}>`).join(" "));
  expect(fillPlaceholders("{{ removed }} {{removed}}", values)).toBe("<removed> <removed>");
});

test("what a value holds is neither filled in again nor read as a pattern", () => {
  const held = { ...values, report: "{{removed}} $& $1 $$" };
  expect(fillPlaceholders("a {{report}} b", held)).toBe("a {{removed}} $& $1 $$ b");
});

test("text without placeholders stays as it is", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      fc.pre(!text.includes("{{"));
      expect(fillPlaceholders(text, values)).toBe(text);
      expect(findTextFaults("pr-body", text)).toEqual([]);
    }),
  );
});

test("a placeholder that does not exist is a fault, which does not repeat it", () => {
  const [fault, ...others] = findTextFaults("pr-body", "{{removd}} {{removed}}");
  expect(fault?.message).toContain("`pr-body`: contains an unknown placeholder. Did you mean `{{removed}}`?");
  expect(others).toEqual([]);
  expect(findTextFaults("pr-body-file", "{{zzzz}}")[0]?.message).toContain("Use one of `{{checked}}`, ");
});

test("a text that leaves no room for the counts is a fault", () => {
  expect(findTextFaults("pr-body", "x".repeat(50_001))[0]?.message).toContain("below 50000 characters");
  expect(findTextFaults("pr-body", "x".repeat(50_000))).toEqual([]);
  expect(findTextFaults("pr-body", undefined)).toEqual([]);
});
