import type { Fault } from "@x-batch-compliance/core";
import { findFiles } from "./find-files.ts";
import { readRealFile } from "./read-real-file.ts";

/** Room is left for our own part of the body, which GitHub limits to 65,536 characters. */
const longestText = 50_000;
const mostBytesOfCharacter = 4;

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
  const found =
    file && files.length === 1
      ? await readRealFile(file.path, longestText * mostBytesOfCharacter)
      : undefined;
  if (found === undefined) return refuse("name one regular file in the workspace.");
  const text = found === "too-large" ? undefined : found.bytes.toString("utf8");
  if (text === undefined || text.length > longestText) {
    return refuse(`keep the text below ${longestText} characters.`);
  }
  return { text };
}
