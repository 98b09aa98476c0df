import { read } from "./run.ts";

/** The commits of all tags of `origin`, by name: of an annotated tag the commit that it is about. */
export function readTags(): ReadonlyMap<string, string> {
  const lines = read("git", "ls-remote", "--tags", "origin").split("\n");
  const tags = new Map<string, string>();
  for (const line of lines) {
    const [, commit, name] = /^([0-9a-f]{40,64})\trefs\/tags\/(.+?)(?:\^\{\})?$/.exec(line) ?? [];
    // The commit of an annotated tag follows the tag itself.
    if (commit !== undefined && name !== undefined) tags.set(name, commit);
  }
  return tags;
}
