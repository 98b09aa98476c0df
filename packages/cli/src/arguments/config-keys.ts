import { type OptionName, optionTable } from "./option-table.ts";

/** What a config file says of each dataset by itself. */
const replacedByConfig = [
  "type",
  "field",
  "format",
  "quoting",
  "separator",
  "id-form",
  "scrub-fields",
] as const satisfies readonly OptionName[];

/** What holds for datasets of a config file that do not set their own. */
const defaultsOfConfig = [
  "embedded-posts",
  "allow-empty",
  "keep-reasons",
  "on-scrub",
  "on-refetch",
  "max-removal",
  "on-bad-entry",
] as const satisfies readonly OptionName[];

/** Options that are keys of a config file, too; `name` is of a dataset there, and of a job here. */
export const configKeys: readonly string[] = [...replacedByConfig, ...defaultsOfConfig, "name"];

/** What is wrong with a command line that names a config file. */
export function findConfigFaults(
  values: Readonly<Record<string, unknown>>,
  words: readonly string[],
): readonly string[] {
  const doubled = replacedByConfig.filter((name) => {
    const { initial } = optionTable[name];
    const value = values[name];
    return Array.isArray(value) ? value.length > 0 : value !== initial;
  });
  return [
    ...(words.length > 0 ? ["With --config, that file names the lists: leave the others out."] : []),
    ...(doubled.length > 0
      ? [
          `${doubled.map((name) => `--${name}`).join(", ")}: leave out with --config, and set it for each dataset in that file.`,
        ]
      : []),
  ];
}
