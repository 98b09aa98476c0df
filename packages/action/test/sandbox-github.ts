import { mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Clock, Dataset } from "@x-batch-compliance/core";
import { parseMaxRemoval } from "@x-batch-compliance/core/text";
import {
  type Identity,
  type Sandbox,
  type FileChange as SeededFile,
  startSandbox,
} from "@x-batch-compliance/sandbox";
import { type GitHub, openGitHub } from "../src/github/client.ts";
import { commitByApi } from "../src/github/commit/commit-by-api.ts";
import type { PullMetadata } from "../src/github/rest/set-metadata.ts";
import { bindCheck } from "../src/pull-request/bind-check.ts";
import type { RepositoryFile } from "../src/pull-request/locate-repository.ts";
import { createSeal, type Seal } from "../src/pull-request/origin/seal.ts";
import type { ProposalCheck, ProposalContext } from "../src/pull-request/proposal-context.ts";
import { type ProposeResult, proposeRemoval } from "../src/pull-request/propose-removal.ts";
import { type Knowledge, makeCheck } from "./make-check.ts";

export const refs = {
  owner: "octo-org",
  branch: "x-compliance/tweets-1",
  base: "main",
  defaultBranch: "main",
  identity: "0123abcd",
};

/** Of whom may seal the bench's proposals. */
export const bearerToken = "bench-bearer";
const sealKey = { bearerToken, owner: "octo-org", repository: "id-lists" };
export const benchSeal: Seal = createSeal({ ...sealKey, ...refs });

/** What a proposal of the bench is made with, besides the IDs to remove. */
export interface ProposeChange extends Partial<ProposalContext> {
  /** Default: one part of all IDs, whose job is newer than that of the proposal before. */
  readonly knowledge?: Partial<Knowledge>;
  readonly maxRemoval?: string;
}

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
  propose(ids: readonly string[], change?: ProposeChange): Promise<ProposeResult>;
  /** A file as text. */
  read(branch: string, path: string): Promise<string | undefined>;
}

interface BenchOptions {
  readonly token?: string;
  readonly signal?: AbortSignal;
  readonly tls?: Identity;
  /** In place of a bare list of posts. */
  readonly dataset?: Partial<Dataset>;
  /** How long from now the hour's limit may be waited for. */
  readonly waitMs?: number;
  /** Another checkout than of each seeded file as it is: makes it in this folder, and returns the files that are checked. */
  readonly checkOut?: (gitDir: string, folder: string) => Promise<readonly RepositoryFile[]>;
}

/** Files of other names are none that are checked. */
const isList = /\.(txt|csv|tsv|jsonl)(\.gz)?$/;

/** Starts a repository with these files, which the local checkout has too. */
export async function benchGitHub(
  files: Readonly<Record<string, SeededFile>>,
  {
    token,
    signal = new AbortController().signal,
    tls,
    dataset = {},
    waitMs = 0,
    checkOut = copyLists(files),
  }: BenchOptions = {},
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
    deadlineMs: clock.monotonic() + waitMs,
    signal,
    onRetry: (operation, code) => void retries.push(`${operation} ${code}`),
  });
  const located = await checkOut(sandbox.github.gitDir, folder);
  const numbers = Object.values(files).flatMap((file) => toText(file).match(/\b[1-9][0-9]*\b/g) ?? []);
  const allIds = [...new Set(numbers)];
  let timeMs = Date.parse("2026-09-01T04:17:00Z");
  const bind = (
    ids: readonly string[],
    { knowledge = {}, maxRemoval = "100%" }: ProposeChange,
  ): ProposalCheck => {
    timeMs += 3_600_000;
    const check = makeCheck({ parts: [allIds], times: [timeMs], removed: ids, ...knowledge });
    const planned = {
      ...({ name: "ids", ids: [{ type: "tweets" }] } as const),
      ...dataset,
      files: located.map(({ file }) => file),
      maxRemoval: parseMaxRemoval(maxRemoval) ?? { kind: "count", count: 0 },
    } as const;
    return bindCheck({ check, datasets: [planned], approved: undefined, log: { info() {} }, signal });
  };
  return {
    sandbox,
    github,
    folder,
    slept,
    clock,
    retries,
    rereads,
    propose: (ids, { knowledge, maxRemoval, ...change } = {}) =>
      proposeRemoval({
        ...bind(ids, { ...(knowledge && { knowledge }), ...(maxRemoval !== undefined && { maxRemoval }) }),
        github,
        folder,
        refs,
        seal: createSeal({ ...sealKey, ...(change.refs ?? refs) }),
        now: () => clock.now(),
        files: located,
        buildText: (proposed) => ({
          title: "Remove IDs",
          body: `${proposed.reduce((sum, { removed }) => sum + removed, 0)} entries`,
          commitMessage: "Remove IDs",
        }),
        metadata: noMetadata,
        draft: "never",
        onHumanCommits: "stop",
        runUrl: "https://github.example/run",
        dryRun: false,
        writeCommit: (order) => commitByApi(github, order),
        onPull() {},
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

function noSleep(slept: number[]): Clock {
  return {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    sleep: async (ms) => void slept.push(ms),
  };
}

function copyLists(files: Readonly<Record<string, SeededFile>>): NonNullable<BenchOptions["checkOut"]> {
  const lists = Object.entries(files).filter(([path]) => isList.test(path));
  return (_gitDir, folder) => Promise.all(lists.map((file, index) => copyFile(folder, { file, index })));
}

async function copyFile(
  folder: string,
  { file: [path, seeded], index }: { readonly file: readonly [string, SeededFile]; readonly index: number },
): Promise<RepositoryFile> {
  const local = join(folder, `local-${index}`);
  const content =
    typeof seeded === "object" && seeded !== null && "content" in seeded ? seeded.content : seeded;
  await writeFile(local, content ?? "");
  return { path, file: { name: path, path: local } };
}

function toText(file: SeededFile): string {
  const content = typeof file === "object" && file !== null && "content" in file ? file.content : file;
  return typeof content === "string" ? content : Buffer.from(content ?? "").toString("latin1");
}
