import { type Fields, readText, requireText } from "../http/fields.ts";
import { refuse } from "../http/refusal.ts";

/** An entry of a tree to be: an object, a content, or neither, which removes the path. */
export interface TreeChangeRequest {
  readonly path: string;
  readonly mode: string;
  readonly sha: string | undefined;
  readonly content: Buffer | undefined;
}

/** Files, executable files, symbolic links and submodules. Whole folders by `040000` are not served here. */
const modes = ["100644", "100755", "120000", "160000"];

/** Reads one entry of a request. `sha: null` and no `sha` are two different things. */
export function readTreeChange(fields: Fields): TreeChangeRequest {
  const path = requireText(fields, "path");
  const mode = requireText(fields, "mode");
  const content = readText(fields, "content");
  const sha = readText(fields, "sha");
  if (isMalformed(path)) throw refuse(422, "tree.path contains a malformed path component");
  if (!modes.includes(mode)) throw refuse(422, "Must supply a valid tree.mode");
  if (sha !== undefined && content !== undefined) {
    throw refuse(
      422,
      "Must supply either tree.sha or tree.content. Request will be rejected if both are present.",
    );
  }
  if (sha === undefined && content === undefined && fields.sha !== null) {
    throw refuse(
      422,
      "Must supply either tree.sha or tree.content. Request will be rejected if both are present.",
    );
  }
  return { path, mode, sha, content: content === undefined ? undefined : Buffer.from(content) };
}

function isMalformed(path: string): boolean {
  const parts = path.split("/");
  return (
    path.includes("\0") ||
    parts.some((part) => ["", ".", ".."].includes(part) || part.toLowerCase() === ".git")
  );
}
