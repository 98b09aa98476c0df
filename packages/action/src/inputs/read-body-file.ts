import type { Fault } from "@x-batch-compliance/core";
import { findFiles, readRealFile } from "@x-batch-compliance/core/config";
import { longestIntroduction } from "./placeholders.ts";

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
      ? await readRealFile(file.path, longestIntroduction * mostBytesOfCharacter)
      : undefined;
  if (found === undefined) return refuse("name one regular file in the workspace.");
  if (found === "too-large") return refuse(`keep the text below ${longestIntroduction} characters.`);
  return { text: found.bytes.toString("utf8") };
}
