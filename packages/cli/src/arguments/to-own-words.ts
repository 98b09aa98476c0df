import { configKeys } from "./config-keys.ts";
import { optionTable } from "./option-table.ts";

/** Inputs of the action that are called otherwise here. */
const renamed: Readonly<Record<string, string>> = { "x-api-url": "api-url" };

/**
 * Core's texts speak of the action's inputs, as `field` or `type: users`: here these are options. With a config file, what
 * is a key of that file is left as it is.
 */
export function toOwnWords(text: string, hasConfig: boolean = false): string {
  // Without a config file the globs stand on the command line themselves.
  const placed = hasConfig ? text : text.replaceAll(" in `files`", "");
  return placed.replace(
    /`([a-z][a-z-]+)(?:: ([^`]+))?`/g,
    (all, input: string, value: string | undefined) => {
      const name = renamed[input] ?? input;
      if (!Object.hasOwn(optionTable, name) || (hasConfig && configKeys.includes(name))) return all;
      const { placeholder } = optionTable[name as keyof typeof optionTable];
      if (placeholder === undefined) return value === "false" ? `\`--no-${name}\`` : `\`--${name}\``;
      return value === undefined ? `\`--${name}\`` : `\`--${name} ${value}\``;
    },
  );
}
