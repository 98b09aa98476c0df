import { stat } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import type { DatasetFile } from "@x-batch-compliance/core";
import { ActionError } from "../errors/action-error.ts";

/** A checked file and where it is in its repository. */
export interface RepositoryFile {
  readonly file: DatasetFile;
  /** Path from the repository's top, with slashes. */
  readonly path: string;
}

/** Finds the files' paths in their repository, which may be checked out in a folder of the workspace. */
export async function locateRepository(
  files: readonly DatasetFile[],
  workspace: string,
): Promise<readonly RepositoryFile[]> {
  const tops = new Map<string, Promise<string | undefined>>();
  const located: RepositoryFile[] = [];
  let firstTop: string | undefined;
  for (const file of files) {
    const top = await findTop(dirname(file.path), { workspace, tops });
    if (top === undefined) {
      throw new ActionError("NOT_IN_A_REPOSITORY", `\`${file.name}\` is not in a git repository.`);
    }
    firstTop ??= top;
    if (top !== firstTop) {
      throw new ActionError(
        "NOT_IN_A_REPOSITORY",
        `\`${file.name}\` is in another repository than the files before it.`,
      );
    }
    located.push({ file, path: relative(top, file.path).split(sep).join("/") });
  }
  return located;
}

interface Search {
  readonly workspace: string;
  /** What was found before, by folder. */
  readonly tops: Map<string, Promise<string | undefined>>;
}

/** The nearest folder upwards that has `.git`: a folder, or a file in a worktree or submodule. */
function findTop(folder: string, search: Search): Promise<string | undefined> {
  const known = search.tops.get(folder);
  if (known !== undefined) return known;
  const found = hasGit(folder).then((has) => {
    if (has) return folder;
    const isEnd = folder === search.workspace || dirname(folder) === folder;
    return isEnd ? undefined : findTop(dirname(folder), search);
  });
  search.tops.set(folder, found);
  return found;
}

async function hasGit(folder: string): Promise<boolean> {
  return stat(join(folder, ".git")).then(
    () => true,
    () => false,
  );
}
