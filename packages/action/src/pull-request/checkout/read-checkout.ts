import { readFile, stat } from "node:fs/promises";
import { join, resolve } from "node:path";

/** A repository that a checkout has as a remote. */
export interface Remote {
  /** Host and port; undefined over SSH, where a host may be an alias. */
  readonly host: string | undefined;
  /** For example `owner/name`. */
  readonly repository: string;
}

/** What a checkout says of itself. */
export interface Checkout {
  /** The remotes whose addresses name a repository on a server. */
  readonly remotes: readonly Remote[];
  /** The branch that is checked out; undefined for a commit without one. */
  readonly branch: string | undefined;
  /** The commit that is checked out. */
  readonly headSha: string | undefined;
}

/**
 * Reads where a checkout came from out of git's own files, as the runner may have no git. What cannot be read is not known.
 * @param top Its folder, which has `.git`: a folder, or a file in a worktree or submodule.
 */
export async function readCheckout(top: string): Promise<Checkout> {
  const own = await findGitFolder(top);
  const common = (await readText(join(own, "commondir")))?.trim();
  const shared = common === undefined ? own : resolve(own, common);
  const config = await readText(join(shared, "config"));
  const head = (await readText(join(own, "HEAD"))) ?? "";
  return {
    remotes: listUrls(config ?? "").flatMap((url) => readRemote(url) ?? []),
    branch: /^ref: refs\/heads\/(?<branch>.+)$/m.exec(head)?.groups?.branch,
    headSha: await readHeadSha(head, shared),
  };
}

const shaPattern = /^(?:[0-9a-f]{64}|[0-9a-f]{40})$/;

/** A branch is a file of its own, or a line in the file of those that git has packed. */
async function readHeadSha(head: string, folder: string): Promise<string | undefined> {
  const ref = /^ref: (?<ref>refs\/.+)$/m.exec(head)?.groups?.ref;
  const text = ref === undefined ? head : await readText(join(folder, ref));
  const sha = text?.trim() ?? (await readPackedSha(ref ?? "", folder));
  return sha !== undefined && shaPattern.test(sha) ? sha : undefined;
}

async function readPackedSha(ref: string, folder: string): Promise<string | undefined> {
  const lines = (await readText(join(folder, "packed-refs")))?.split("\n") ?? [];
  return lines.find((line) => line.endsWith(` ${ref}`))?.slice(0, -ref.length - 1);
}

async function findGitFolder(top: string): Promise<string> {
  const path = join(top, ".git");
  const isFolder = await stat(path).then((status) => status.isDirectory());
  const link = isFolder ? undefined : /^gitdir: (?<folder>.+)$/m.exec((await readText(path)) ?? "");
  return link?.groups?.folder === undefined ? path : resolve(top, link.groups.folder.trim());
}

async function readText(path: string): Promise<string | undefined> {
  return readFile(path, "utf8").catch(() => undefined);
}

/** The addresses of all remotes. Source: git's "git-config", CONFIGURATION FILE. */
function listUrls(config: string): readonly string[] {
  const urls: string[] = [];
  let isRemote = false;
  for (const line of config.split(/\r?\n/)) {
    if (/^\s*\[/.test(line)) isRemote = /^\s*\[\s*remote\s/i.test(line);
    const url = isRemote ? /^\s*url\s*=\s*"?(?<url>[^"]*?)"?\s*$/i.exec(line)?.groups?.url : undefined;
    if (url !== undefined) urls.push(url);
  }
  return urls;
}

/** Undefined for a folder of this machine. */
function readRemote(url: string): Remote | undefined {
  const overHttp = /^https?:\/\/(?:[^/@]*@)?(?<host>[^/]+)\/(?<path>.+)$/i.exec(url)?.groups;
  const overSsh = /^(?:ssh:\/\/[^/]+\/|[^/:]+@[^/:]+:)(?<path>.+)$/i.exec(url)?.groups;
  const path = overHttp?.path ?? overSsh?.path;
  if (path === undefined) return undefined;
  const repository = path
    .replace(/\/+$/, "")
    .replace(/\.git$/i, "")
    .split("/")
    .slice(-2)
    .join("/");
  return { host: overHttp?.host?.toLowerCase(), repository };
}
