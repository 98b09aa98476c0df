import { join } from "node:path";
import { encodeCredential } from "../credential.ts";
import type { GitServer } from "../git-server.ts";

/** Where git fetches and pushes, and with what. */
export interface GitRemote extends GitServer {
  readonly token: string;
}

/**
 * The environment of a git that works in `folder` alone. The token stands in no argument, address or file, where
 * other processes or later steps could read it.
 */
export function buildGitEnvironment(
  inherited: Readonly<Record<string, string>>,
  { folder, remote }: { readonly folder: string; readonly remote: GitRemote },
): Readonly<Record<string, string>> {
  const { serverUrl, repositoryUrl, token } = remote;
  const settings: readonly (readonly [string, string])[] = [
    ["remote.origin.url", repositoryUrl],
    [`http.${serverUrl}/.extraheader`, `AUTHORIZATION: basic ${encodeCredential(token)}`],
    // Git would send the header along to wherever it is led.
    ["http.followRedirects", "false"],
    ["http.lowSpeedLimit", "1000"],
    ["http.lowSpeedTime", "120"],
    ["core.hooksPath", "/dev/null"],
    ["core.fsmonitor", "false"],
    // The folder lives for one push, so nothing in it has to survive a loss of power.
    ["core.fsync", "none"],
    ["credential.helper", ""],
    // Contents stay compressed as they came, and are sent like that.
    ["fastimport.unpackLimit", "1"],
    // Of lists the first level is 3 to 5 times as quick as the usual sixth, for a push that is 6 % larger.
    ["pack.compression", "1"],
    // A delta would need the old contents to be fetched first.
    ["pack.window", "0"],
    ["gc.auto", "0"],
    ["maintenance.auto", "false"],
    ["push.recurseSubmodules", "no"],
  ];
  return {
    ...isolateGit(inherited, folder),
    GIT_ALLOW_PROTOCOL: new URL(serverUrl).protocol.replace(":", ""),
    ...authors,
    GIT_CONFIG_COUNT: String(settings.length),
    ...Object.fromEntries(
      settings.flatMap(([key, value], index) => [
        [`GIT_CONFIG_KEY_${index}`, key],
        [`GIT_CONFIG_VALUE_${index}`, value],
      ]),
    ),
  };
}

/** The environment of a git in the same folder that asks no server for anything, and so needs no token. */
export function buildReaderEnvironment(
  inherited: Readonly<Record<string, string>>,
  { folder, objectFolder }: { readonly folder: string; readonly objectFolder: string | undefined },
): Readonly<Record<string, string>> {
  return {
    ...isolateGit(inherited, folder),
    // Objects that a fetch left out would be fetched one by one. Older gits than 2.44 know only the second.
    GIT_NO_LAZY_FETCH: "1",
    GIT_ALLOW_PROTOCOL: "",
    ...(objectFolder !== undefined && { GIT_ALTERNATE_OBJECT_DIRECTORIES: quotePath(objectFolder) }),
  };
}

/** One path, in which the sign that separates several means nothing. */
function quotePath(path: string): string {
  return `"${path.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}

function isolateGit(
  inherited: Readonly<Record<string, string>>,
  folder: string,
): Readonly<Record<string, string>> {
  return {
    ...inherited,
    HOME: folder,
    TMPDIR: folder,
    LC_ALL: "C",
    GIT_DIR: join(folder, "store.git"),
    GIT_INDEX_FILE: join(folder, "index"),
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_ATTR_NOSYSTEM: "1",
    GIT_TERMINAL_PROMPT: "0",
    GIT_ASKPASS: "",
    SSH_ASKPASS: "",
  };
}

/** GitHub shows these as its own account of Actions. */
const account = {
  name: "github-actions[bot]",
  email: "41898282+github-actions[bot]@users.noreply.github.com",
} as const;

const authors = {
  GIT_AUTHOR_NAME: account.name,
  GIT_AUTHOR_EMAIL: account.email,
  GIT_COMMITTER_NAME: account.name,
  GIT_COMMITTER_EMAIL: account.email,
} as const;
