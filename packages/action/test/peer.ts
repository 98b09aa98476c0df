import type { Sandbox } from "@x-batch-compliance/sandbox";
import { gitClone } from "./git.ts";

export const repository = "octo-org/id-lists";

/** Files by path. */
export type Files = Readonly<Record<string, string | Buffer>>;

/** What a pull request looks like from outside. */
export interface SeenPull {
  readonly number: number;
  readonly state: string;
  readonly title: string;
  readonly body: string;
}

/** A GitHub that the action is run against, and how a test looks into it. */
export interface Peer extends AsyncDisposable {
  readonly apiUrl: string;
  readonly token: string;
  /** Commits as a person, to `main` if no other branch is named; a new branch begins at `main`. */
  commit(files: Files, message: string, branch?: string): Promise<void>;
  /** Makes a folder what `actions/checkout` makes of `main`. */
  checkOut(folder: string): Promise<void>;
  read(branch: string, path: string): Promise<string | undefined>;
  pulls(): Promise<readonly SeenPull[]>;
}

/** The sandbox's GitHub, over its real bare repository. */
export function peerOfSandbox({ github }: Sandbox): Peer {
  return {
    apiUrl: github.apiUrl,
    token: github.token,
    commit: async (files, message, branch = "main") =>
      void (await github.commitFiles({ branch, files, message })),
    checkOut: (folder) => gitClone(github.gitDir, folder),
    read: async (branch, path) => (await github.readFile(branch, path))?.toString("utf8"),
    pulls: async () =>
      (await github.pulls()).map(({ number, state, title, body }) => ({
        number,
        state,
        title,
        body: body ?? "",
      })),
    async [Symbol.asyncDispose]() {},
  };
}
