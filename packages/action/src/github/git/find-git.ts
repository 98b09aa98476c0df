import { constants } from "node:fs";
import { access, realpath, stat } from "node:fs/promises";
import nodePath, { type PlatformPath } from "node:path";

export interface GitPlace {
  /** The variable of that name. */
  readonly path: string;
  /** Folder of files that others may have chosen. */
  readonly workspace: string | undefined;
}

/**
 * Finds git by its absolute path along `PATH`. By its bare name Windows would start a `git.exe` of the working directory
 * first, and a relative entry of `PATH`, or one that leads into the workspace, would give the token to whoever
 * wrote the files there. Undefined if there is none.
 */
export async function findGit(place: GitPlace): Promise<string | undefined> {
  const workspace = place.workspace === undefined ? undefined : await toRealPath(place.workspace);
  for (const candidate of listCandidates(place.path)) {
    const program = await toRealPath(candidate);
    if (program === undefined || !(await isProgram(program))) continue;
    if (workspace === undefined || !isInside(program, workspace)) return candidate;
  }
  return undefined;
}

/** Where git may be. Only a program can be started without a shell: on Windows no `git.cmd`. */
export function listCandidates(
  path: string,
  {
    isAbsolute,
    join,
    delimiter,
    sep,
  }: Pick<PlatformPath, "isAbsolute" | "join" | "delimiter" | "sep"> = nodePath,
): readonly string[] {
  const name = sep === "\\" ? "git.exe" : "git";
  const folders = path.split(delimiter).map((folder) => folder.replace(/^"(.*)"$/, "$1"));
  // On Windows `\tools` is absolute and depends on the drive of the working directory all the same.
  const fixed = folders.filter(
    (folder) => isAbsolute(folder) && (sep === "/" || /^([a-z]:|\\\\)/i.test(folder)),
  );
  return fixed.map((folder) => join(folder, name));
}

/** Whether a path leads into a folder, by the names alone. */
export function isInside(
  path: string,
  folder: string,
  { relative, isAbsolute, sep }: Pick<PlatformPath, "relative" | "isAbsolute" | "sep"> = nodePath,
): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

async function toRealPath(path: string): Promise<string | undefined> {
  return realpath(path).catch(() => undefined);
}

async function isProgram(path: string): Promise<boolean> {
  if (!(await stat(path)).isFile()) return false;
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
