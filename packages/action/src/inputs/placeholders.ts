import type { Fault } from "@x-batch-compliance/core";
import { findNearest } from "@x-batch-compliance/core/text";

/** What a user's text may ask for, as `{{name}}`. `report` is where the generated part goes. */
export const placeholderNames = [
  "checked",
  "violations",
  "unverified",
  "removed",
  "blanked",
  "files",
  "proof",
  "run-url",
  "report",
] as const;

export type PlaceholderName = (typeof placeholderNames)[number];

/** Room is left for our own part of the body, which GitHub limits to 65,536 characters. */
export const longestIntroduction = 50_000;

const pattern = /\{\{ *(?<name>[a-z-]+) *\}\}/g;

/** Puts values in. What a value holds is not looked at again, so that no data is taken for a placeholder. */
export function fillPlaceholders(text: string, values: Readonly<Record<PlaceholderName, string>>): string {
  return text.replace(pattern, (whole, name: string) => (isKnown(name) ? values[name] : whole));
}

/** What stands before the generated part, where the text says itself where that goes. */
export function findBeforeReport(text: string): string | undefined {
  const place = [...text.matchAll(pattern)].find(({ groups }) => groups?.name === "report");
  return place && text.slice(0, place.index);
}

/**
 * What is wrong with a text for the pull request.
 * @param input The input that it comes from.
 */
export function findTextFaults(input: string, text: string | undefined): readonly Fault[] {
  if (text === undefined) return [];
  if (text.length > longestIntroduction) {
    return [{ message: `\`${input}\`: keep the text below ${longestIntroduction} characters.` }];
  }
  const names = new Set([...text.matchAll(pattern)].map(({ groups }) => groups?.name ?? ""));
  return [...names].filter((name) => !isKnown(name)).map((name) => ({ message: explain(input, name) }));
}

function explain(input: string, name: string): string {
  const nearest = findNearest(name, placeholderNames);
  const advice = nearest === undefined ? "Use one of" : `Did you mean \`{{${nearest}}}\`? Available are`;
  const all = placeholderNames.map((known) => `\`{{${known}}}\``).join(", ");
  return `\`${input}\`: contains an unknown placeholder. ${advice} ${all}.`;
}

function isKnown(name: string): name is PlaceholderName {
  return (placeholderNames as readonly string[]).includes(name);
}
