import { type DrivenGitHub, driveGitHub } from "./drive-github.ts";

/** A repository with one open pull request, from `topic` to `main`. */
export async function driveWithPull(): Promise<DrivenGitHub> {
  const driven = await driveGitHub({ labels: ["Data"] });
  await driven.github.commitFiles({ branch: "topic", files: { "a.txt": "2\n" }, message: "Two" });
  await driven.ask("POST /pulls", { fields: { title: "Remove", head: "topic", base: "main" } });
  return driven;
}
