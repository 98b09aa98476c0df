import { createHash } from "node:crypto";
import { mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Clock, FileChange } from "@x-batch-compliance/core";
import {
  type Identity,
  type Sandbox,
  type FileChange as SeededFile,
  startSandbox,
} from "@x-batch-compliance/sandbox";
import { type GitHub, openGitHub } from "../src/github/client.ts";
import { commitByApi } from "../src/github/commit/commit-by-api.ts";
import type { PullMetadata } from "../src/github/rest/set-metadata.ts";
import type { RepositoryFile } from "../src/pull-request/locate-repository.ts";
import type { ProposalContext } from "../src/pull-request/proposal-context.ts";
import { type ProposeResult, proposeRemoval } from "../src/pull-request/propose-removal.ts";

export const refs = { owner: "octo-org", branch: "x-compliance/tweets-1", base: "main" };

/** Nothing to put on a pull request. */
export const noMetadata: PullMetadata = {
  labels: [],
  assignees: [],
  reviewers: [],
  teamReviewers: [],
  milestone: undefined,
  autoMerge: undefined,
};

/** A repository at the sandbox's GitHub, a folder that stands for its checkout, and the client under test. */
export interface GitHubBench extends AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly github: GitHub;
  /** For temporary files; the local files are in it too. */
  readonly folder: string;
  /** What the client slept, ms. No time passes. */
  readonly slept: readonly number[];
  readonly retries: string[];
  /** On which no time passes. */
  readonly clock: Clock;
  /** Why all was read again. */
  readonly rereads: readonly string[];
  /** Proposes to remove these IDs from the seeded files. */
  propose(ids: readonly string[], change?: Partial<ProposalContext>): Promise<ProposeResult>;
  /** A file as text. */
  read(branch: string, path: string): Promise<string | undefined>;
}

interface BenchOptions {
  readonly token?: string;
  readonly signal?: AbortSignal;
  readonly tls?: Identity;
}

/** Starts a repository with these files, which the local checkout has too. */
export async function benchGitHub(
  files: Readonly<Record<string, SeededFile>>,
  { token, signal, tls }: BenchOptions = {},
): Promise<GitHubBench> {
  const sandbox = await startSandbox({ github: { files, tls } });
  const folder = await realpath(await mkdtemp(join(tmpdir(), "propose-")));
  const [slept, retries, rereads] = [[] as number[], [] as string[], [] as string[]];
  const clock = noSleep(slept);
  const github = await openGitHub({
    token: token ?? sandbox.github.token,
    apiUrl: sandbox.github.apiUrl,
    owner: "octo-org",
    repository: "id-lists",
    clock,
    signal: signal ?? new AbortController().signal,
    onRetry: (operation, code) => void retries.push(`${operation} ${code}`),
  });
  const located = await Promise.all(
    Object.entries(files).map((file, index) => checkOut(folder, { file, index })),
  );
  return {
    sandbox,
    github,
    folder,
    slept,
    clock,
    retries,
    rereads,
    propose: (ids, change = {}) =>
      proposeRemoval({
        github,
        folder,
        refs,
        files: located,
        rewrite: (_name, paths) => removeLines(ids, paths),
        buildText: (proposed) => ({
          title: "Remove IDs",
          body: `${proposed.reduce((sum, { removed }) => sum + removed, 0)} entries`,
          commitMessage: "Remove IDs",
        }),
        metadata: noMetadata,
        draft: "never",
        onHumanCommits: "stop",
        removals: digestOf(ids),
        isComplete: true,
        runUrl: "https://github.example/run",
        dryRun: false,
        writeCommit: (order) => commitByApi(github, order),
        onReread: (code) => void rereads.push(code),
        compareUrl: "https://github.example/compare",
        ...change,
      }),
    read: async (branch, path) => (await sandbox.github.readFile(branch, path))?.toString("latin1"),
    async [Symbol.asyncDispose]() {
      await sandbox[Symbol.asyncDispose]();
      await rm(folder, { recursive: true });
    },
  };
}

/** As a set of removals is named: for each set another digest. */
function digestOf(ids: readonly string[]): string {
  return createHash("sha256")
    .update([...ids].sort().join(" "))
    .digest("hex")
    .slice(0, 32);
}

function noSleep(slept: number[]): Clock {
  return {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    sleep: async (ms) => void slept.push(ms),
  };
}

async function checkOut(
  folder: string,
  { file: [path, seeded], index }: { readonly file: readonly [string, SeededFile]; readonly index: number },
): Promise<RepositoryFile> {
  const local = join(folder, `local-${index}`);
  const content =
    typeof seeded === "object" && seeded !== null && "content" in seeded ? seeded.content : seeded;
  await writeFile(local, content ?? "");
  return { path, file: { name: path, path: local } };
}

/** A stand-in for core's rewrite, on whole lines. */
async function removeLines(
  ids: readonly string[],
  { from, to }: { readonly from: string; readonly to: string },
): Promise<FileChange> {
  const lines = (await readFile(from, "latin1")).split(/(?<=\n)/);
  const kept = lines.filter((line) => !ids.includes(line.trim()));
  await writeFile(to, kept.join(""), "latin1");
  const removed = lines.length - kept.length;
  return { entries: lines.length, removed, scrubbed: 0, unverified: 0 };
}
