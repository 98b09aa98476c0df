import { realpath, stat } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import type { DatasetFile } from "@x-batch-compliance/core";
import { ActionError } from "../errors/action-error.ts";
import { findGitServer } from "../github/git-server.ts";
import type { RunContext } from "../runner/run-context.ts";
import { type Checkout, readCheckout } from "./checkout/read-checkout.ts";

/** A checked file and where it is in its repository. */
export interface RepositoryFile {
  readonly file: DatasetFile;
  /** Path from the repository's top, with slashes. */
  readonly path: string;
}

/** The checked files in the workflow's own repository, and what its checkout says of itself. */
export interface LocatedFiles {
  readonly files: readonly RepositoryFile[];
  readonly checkout: Checkout;
}

const unknownCheckout: Checkout = { remotes: [], branch: undefined, headSha: undefined };

type Place = Pick<RunContext, "workspace" | "owner" | "repository" | "serverUrl" | "apiUrl">;

/**
 * Finds the files' paths in their repository, which may be checked out in a folder of the workspace. Throws
 * NOT_IN_A_REPOSITORY unless it is the one that the workflow runs in: a file of another one may have the same path.
 */
export async function locateRepository(files: readonly DatasetFile[], place: Place): Promise<LocatedFiles> {
  // The files are found by their real paths.
  const workspace = await realpath(place.workspace);
  const tops = new Map<string, Promise<string | undefined>>();
  const located: RepositoryFile[] = [];
  let first: { readonly name: string; readonly top: string } | undefined;
  for (const file of files) {
    const { name } = file;
    const top = await findTop(dirname(file.path), { workspace, tops });
    if (top === undefined) throw buildUnknownError(name);
    first ??= { name, top };
    if (top !== first.top) throw buildSecondError(name, first.name);
    located.push({ file, path: relative(top, file.path).split(sep).join("/") });
  }
  const checkout = first === undefined ? unknownCheckout : await readCheckout(first.top);
  if (first !== undefined) refuseForeign(checkout, { ...place, ...first, workspace });
  return { files: located, checkout };
}

function buildUnknownError(name: string): ActionError {
  return new ActionError("NOT_IN_A_REPOSITORY", `\`${name}\` is not in a git repository.`);
}

function buildSecondError(name: string, first: string): ActionError {
  return new ActionError(
    "NOT_IN_A_REPOSITORY",
    `\`${name}\` is not in the same repository as \`${first}\`, and a pull request is for one repository.`,
    {
      hint: "Exclude the files of other repositories with `!` in `files`, or check them in a separate step.",
    },
  );
}

/**
 * A checkout in a folder that names no repository could be any. In the workspace itself it is the workflow's own, as
 * nothing else is checked out there by default.
 */
function refuseForeign(
  { remotes }: Checkout,
  place: Place & { readonly name: string; readonly top: string },
): void {
  const { owner, repository, name, top, workspace } = place;
  const own = `${owner}/${repository}`;
  const hosts = [place.serverUrl, findGitServer(place).serverUrl].map((url) => URL.parse(url)?.host);
  const isOwn = remotes.some(
    (remote) =>
      remote.repository.toLowerCase() === own.toLowerCase() &&
      (remote.host === undefined || hosts.includes(remote.host)),
  );
  if (isOwn || (remotes.length === 0 && top === workspace)) return;
  const [other] = remotes;
  const from = other === undefined ? "from an unknown place" : `from \`${other.repository}\``;
  const where = other === undefined ? "the other repository" : `\`${other.repository}\``;
  throw new ActionError(
    "NOT_IN_A_REPOSITORY",
    `\`${name}\` is checked out ${from}, and pull requests are only opened in the workflow's own repository, \`${own}\`.`,
    {
      hint: `Run this workflow in ${where} to open a pull request there, or set \`on-violation\` to \`fail\` or \`report\` here.`,
    },
  );
}

/** The top of the repository that a located file is in. */
export function readTop({ file, path }: RepositoryFile): string {
  return file.path.slice(0, -path.length);
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
