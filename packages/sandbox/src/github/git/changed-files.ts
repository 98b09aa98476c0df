import type { Span } from "./commits.ts";
import type { Git } from "./git.ts";

/** A file that differs between two commits. */
export interface ChangedFile {
  readonly path: string;
  readonly status: "added" | "removed" | "modified";
  /** Of the newer side, or of the older where the file was removed. */
  readonly sha: string;
  readonly additions: number;
  readonly deletions: number;
}

const statuses: Readonly<Record<string, ChangedFile["status"]>> = { A: "added", D: "removed" };

/** The files that differ between two trees or commits. A renamed file is one removed and one added. */
export async function listChangedFiles(git: Git, { base, head }: Span): Promise<readonly ChangedFile[]> {
  const read = async (form: string): Promise<readonly string[]> => {
    const output = await git.run(["diff-tree", "-r", "-z", "--no-renames", form, base, head]);
    return output.toString("utf8").split("\0").slice(0, -1);
  };
  const [raw, counts] = await Promise.all([read("--raw"), read("--numstat")]);
  const files: ChangedFile[] = [];
  for (let index = 0; index < raw.length; index += 2) {
    const [, , oldSha = "", newSha = "", status = ""] = raw[index]?.split(" ") ?? [];
    // A binary file has `-` instead of counts.
    const [additions = 0, deletions = 0] = (counts[index / 2] ?? "")
      .split("\t")
      .map((text) => Number(text) || 0);
    const sha = status === "D" ? oldSha : newSha;
    files.push({
      path: raw[index + 1] ?? "",
      status: statuses[status] ?? "modified",
      sha,
      additions,
      deletions,
    });
  }
  return files;
}
