import { renderCompletion, shells } from "../arguments/render-completion.ts";
import { type ExitCode, exitCodes } from "../terms/exit-codes.ts";
import { UsageError } from "../terms/usage-error.ts";
import { quoteWord } from "../text/quote-word.ts";
import type { CommandRun } from "../x/command-run.ts";

/** `completion SHELL`: a script for the shell to read. */
export async function runCompletion({ words: [word = ""], world }: CommandRun): Promise<ExitCode> {
  const shell = shells.find((known) => known === word);
  if (shell === undefined) {
    throw new UsageError(`There is no completion for ${quoteWord(word)}: write ${shells.join(", ")}.`);
  }
  await world.out.write(renderCompletion(shell));
  return exitCodes.done;
}
