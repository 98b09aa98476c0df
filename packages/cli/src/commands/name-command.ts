import { quoteWord } from "../text/quote-word.ts";
import type { CommandRun } from "../x/command-run.ts";
import type { CheckedLists } from "./check-lists.ts";

/** More names than these are not worth a line. */
const mostNames = 3;

/** Another command about the same lists, to be copied. */
export function nameCommand(
  command: string,
  { world: { program }, options: { config } }: Pick<CommandRun, "world" | "options">,
  { files }: Pick<CheckedLists, "files">,
): string {
  if (config !== undefined) return `${program} ${command} --config ${quoteWord(config)}`;
  const names = files.flatMap(({ name, source }) => (source === "file" ? [quoteWord(name)] : []));
  const shown = names.length > mostNames || names.length < files.length ? "…" : names.join(" ");
  return `${program} ${command} ${shown}`;
}
