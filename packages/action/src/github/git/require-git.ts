import { ActionError } from "../../errors/action-error.ts";
import { runGit } from "./run-git.ts";

/** The first that takes settings from `GIT_CONFIG_COUNT`, where the token is. Source: git's release notes. */
const oldest = { major: 2, minor: 31 } as const;

/** Sees to it that there is a git that can push as we do. Throws GIT_UNAVAILABLE. */
export async function requireGit(
  environment: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<void> {
  const { output } = await runGit({ args: ["version"], environment, stdin: "", signal });
  const { major = 0, minor = 0 } = /^git version (?<major>\d+)\.(?<minor>\d+)/.exec(output)?.groups ?? {};
  if (Number(major) > oldest.major) return;
  if (Number(major) === oldest.major && Number(minor) >= oldest.minor) return;
  throw new ActionError("GIT_UNAVAILABLE", "The program `git` is too old.");
}
