import { optionTable } from "./option-table.ts";

/** Inputs of the action that are called otherwise here. */
const renamed: Readonly<Record<string, string>> = { "x-api-url": "api-url" };

/** Core's texts speak of the action's inputs, as `field` or `type: users`: here these are options. */
export function toOwnWords(text: string): string {
  return text.replace(/`([a-z][a-z-]+)(?:: ([^`]+))?`/g, (all, input: string, value: string | undefined) => {
    const name = renamed[input] ?? input;
    if (!Object.hasOwn(optionTable, name)) return all;
    return value === undefined ? `\`--${name}\`` : `\`--${name} ${value}\``;
  });
}
