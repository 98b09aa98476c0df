import type { ListFile } from "../lists/open-lists.ts";
import type { CommandRun } from "../x/command-run.ts";

/** What a command reads and must not overwrite, by path. */
export function listInputs(
  { options }: Pick<CommandRun, "options">,
  files: readonly Pick<ListFile, "path">[],
): ReadonlyMap<string, string> {
  const { config, "token-file": tokenFile } = options;
  return new Map([
    ...files.map(({ path }) => [path, "one of the lists"] as const),
    ...(config === undefined ? [] : [[config, "the config file"] as const]),
    ...(tokenFile === undefined ? [] : [[tokenFile, "the file of the token"] as const]),
  ]);
}
