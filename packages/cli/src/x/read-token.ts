import { readFile } from "node:fs/promises";
import type { OptionValues } from "../arguments/option-table.ts";
import { UsageError } from "../terms/usage-error.ts";
import type { World } from "../terms/world.ts";
import { quoteWord } from "../text/quote-word.ts";

/** The bearer token, and where it comes from. */
export interface FoundToken {
  readonly token: string;
  readonly from: string;
}

/** Reads the token. Throws UsageError with what to do where there is none. */
export async function readToken(
  { environment }: Pick<World, "environment">,
  options: Pick<OptionValues, "token-file">,
): Promise<FoundToken> {
  const file = options["token-file"];
  if (file !== undefined) return { token: await readTokenFile(file), from: "--token-file" };
  for (const from of ["X_BEARER_TOKEN", "BEARER_TOKEN"]) {
    const token = environment[from]?.trim() ?? "";
    if (token !== "") return { token, from };
  }
  throw new UsageError(
    "There is no bearer token. Set X_BEARER_TOKEN to your App's bearer token (X developer console, Keys and tokens), or name a file that holds it with --token-file.",
  );
}

async function readTokenFile(path: string): Promise<string> {
  try {
    return (await readFile(path, "utf8")).trim();
  } catch (error) {
    const { code = "unknown" } = error as NodeJS.ErrnoException;
    throw new UsageError(`--token-file ${quoteWord(path)} cannot be read (${code}).`);
  }
}
