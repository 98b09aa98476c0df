import { readFile } from "node:fs/promises";
import type { Fault } from "@x-batch-compliance/core";
import { findFiles } from "./find-files.ts";

/** Room is left for our own part of the body, which GitHub limits to 65,536 characters. */
const longestText = 50_000;

/** Reads the text that the user keeps in a file, under the same rules as the lists: a regular file in the workspace. */
export async function readBodyFile(
  path: string | undefined,
  workspace: string,
): Promise<{ readonly text?: string; readonly fault?: Fault }> {
  if (path === undefined) return {};
  const refuse = (what: string): { readonly fault: Fault } => ({
    fault: { message: `\`pr-body-file\`: ${what}` },
  });
  const { files } = await findFiles([path], workspace);
  const [file] = files;
  if (file === undefined || files.length > 1) return refuse("name one regular file in the workspace.");
  const text = await readFile(file.path, "utf8");
  return text.length > longestText ? refuse(`keep the text below ${longestText} characters.`) : { text };
}
