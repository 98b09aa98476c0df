import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Exchange, Reply, Route } from "../http/route.ts";
import { type RunningServer, startServer } from "../http/server.ts";
import type { Commit } from "./git/commits.ts";
import type { Git } from "./git/git.ts";
import { initRepository } from "./git/init-repository.ts";
import {
  type CommitRequest,
  commitFiles,
  type ForkedPull,
  openForkedPull,
  readFile,
  readLog,
  readModes,
} from "./github-controls.ts";
import { answerGitHub, createGitHubRoute } from "./http/github-route.ts";
import { refuseUnknown } from "./http/refusal.ts";
import type { Pull } from "./pulls/pull.ts";
import { createBlobRoutes } from "./routes/blob-routes.ts";
import { createCommentRoutes } from "./routes/comment-routes.ts";
import { createCommitRoutes } from "./routes/commit-routes.ts";
import { createGitRoutes } from "./routes/git-routes.ts";
import { createGraphqlRoute } from "./routes/graphql-route.ts";
import { createIssueRoutes } from "./routes/issue-routes.ts";
import { createMilestoneRoutes } from "./routes/milestone-routes.ts";
import { createPullRoutes } from "./routes/pull-routes.ts";
import { createRefRoutes } from "./routes/ref-routes.ts";
import { createRepositoryRoutes } from "./routes/repository-routes.ts";
import { createTreeRoutes } from "./routes/tree-routes.ts";
import { createUpdateBranchRoute } from "./routes/update-branch-route.ts";
import type { GitHubSettings } from "./settings.ts";
import { createWorld, type GitHubOptions, type GitHubWorld } from "./world.ts";

/** A running GitHub, and what a test or a demo does to it from the side. */
export interface GitHubSandbox extends RunningServer {
  /** What `GITHUB_API_URL` is to be. */
  readonly apiUrl: string;
  /** What `GITHUB_SERVER_URL` is to be for git; it clones and pushes below it. */
  readonly serverUrl: string;
  /** As `GITHUB_TOKEN` is. */
  readonly token: string;
  /** As a personal access token is. */
  readonly userToken: string;
  readonly repository: string;
  readonly defaultBranch: string;
  /** The bare repository, for `git` itself. */
  readonly gitDir: string;
  readonly settings: GitHubSettings;
  /** Commits files as somebody with a clone would, and returns the commit's SHA. */
  commitFiles(request: CommitRequest): Promise<string>;
  /** The content of a file on a branch, and `undefined` where there is none. */
  readFile(branch: string, path: string): Promise<Buffer | undefined>;
  /** The mode of every file on a branch, by path. */
  modes(branch: string): Promise<ReadonlyMap<string, string>>;
  /** The commits of a branch, newest first; none where there is no such branch. */
  log(branch: string): Promise<readonly Commit[]>;
  /** Opens a pull request whose head is in a fork, or in one that was deleted since, as anybody who may read can. */
  openForkedPull(pull: ForkedPull): Promise<Pull>;
  /** All pull requests, oldest first. */
  pulls(): Promise<readonly Pull[]>;
}

/** Starts GitHub's REST API for one repository, which lives in a temporary folder until it is disposed of. */
export async function startGitHub(options: GitHubOptions): Promise<GitHubSandbox> {
  const gitDir = await mkdtemp(join(tmpdir(), "github-"));
  const world = createWorld(options, gitDir);
  try {
    await initRepository(gitDir, world.defaultBranch);
    const files = options.files ?? { "README.md": `# ${world.repository.split("/")[1]}\n` };
    await commitFiles(world, { branch: world.defaultBranch, files, message: "Initial commit" });
    const { faults, recorder, clock, tls } = options;
    const notFound = (exchange: Exchange): Promise<Reply> =>
      answerGitHub({ world, exchange }, () => refuseUnknown().reply);
    const server = await startServer({ routes: createRoutes(world), notFound, faults, recorder, clock, tls });
    return {
      ...server,
      ...createControls(world, server.origin),
      [Symbol.asyncDispose]: dispose(server, world.git),
    };
  } catch (error) {
    await world.git[Symbol.asyncDispose]();
    await rm(gitDir, { recursive: true });
    throw error;
  }
}

function createRoutes(world: GitHubWorld): readonly Route[] {
  const routes = [
    ...createRepositoryRoutes(world),
    ...createRefRoutes(world),
    ...createCommitRoutes(world),
    ...createTreeRoutes(world),
    ...createBlobRoutes(world),
    ...createPullRoutes(world),
    createUpdateBranchRoute(world),
    ...createIssueRoutes(world),
    ...createCommentRoutes(world),
    ...createMilestoneRoutes(world),
    createGraphqlRoute(world),
  ];
  return [...routes.map((route) => createGitHubRoute(world, route)), ...createGitRoutes(world)];
}

function createControls(world: GitHubWorld, origin: string): Omit<GitHubSandbox, keyof RunningServer> {
  return {
    apiUrl: origin,
    serverUrl: origin,
    token: world.tokens.bot,
    userToken: world.tokens.user,
    repository: world.repository,
    defaultBranch: world.defaultBranch,
    gitDir: world.git.folder,
    settings: world.settings,
    commitFiles: (request) => commitFiles(world, request),
    readFile: (branch, path) => readFile(world, { branch, path }),
    modes: (branch) => readModes(world, branch),
    log: (branch) => readLog(world, branch),
    openForkedPull: (pull) => openForkedPull(world, pull),
    async pulls() {
      await world.followBranches();
      return world.pulls.list();
    },
  };
}

function dispose(server: RunningServer, git: Git): () => Promise<void> {
  return async () => {
    await server[Symbol.asyncDispose]();
    await git[Symbol.asyncDispose]();
    await rm(git.folder, { recursive: true });
  };
}
