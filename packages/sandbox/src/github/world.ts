import type { SandboxClock } from "../clock.ts";
import type { Faults } from "../http/faults.ts";
import type { Recorder } from "../http/recorder.ts";
import type { Identity } from "../tls/private-authority.ts";
import { createGit, type Git } from "./git/git.ts";
import type { Tokens } from "./http/caller.ts";
import { createRateLimit, type RateLimit } from "./http/rate-limit.ts";
import { followAllBranches } from "./pulls/branch-facts.ts";
import { createLabelStore, type LabelStore } from "./pulls/label-store.ts";
import { createPullStore, type PullStore } from "./pulls/pull-store.ts";
import { createSettings, type GitHubSettings } from "./settings.ts";

/** What a file is to become: its content, with a mode if it is not an ordinary file; `null` removes it. */
export type FileChange =
  | string
  | Buffer
  | { readonly mode: string; readonly content: string | Buffer }
  | null;

/** What GitHub is to be started with. */
export interface GitHubOptions {
  readonly faults: Faults;
  readonly recorder: Recorder;
  readonly clock: SandboxClock;
  /** `owner/name`. Default: `octo-org/id-lists`. */
  readonly repository?: string;
  /** Default: `main`. */
  readonly defaultBranch?: string;
  /** What the first commit holds. Default: a README. */
  readonly files?: Readonly<Record<string, FileChange>>;
  /** Labels that the repository has. Default: `bug` and `documentation`. */
  readonly labels?: readonly string[];
  /** Speaks TLS, as GitHub Enterprise Server does with a certificate of its company. Default: plain HTTP. */
  readonly tls?: Identity | undefined;
}

/** All that the routes share: one repository and what GitHub keeps around it. */
export interface GitHubWorld {
  readonly git: Git;
  /** `owner/name`. */
  readonly repository: string;
  readonly owner: string;
  readonly defaultBranch: string;
  readonly tokens: Tokens;
  readonly settings: GitHubSettings;
  readonly pulls: PullStore;
  readonly labels: LabelStore;
  readonly rateLimit: RateLimit;
  readonly now: () => number;
  readonly nextRequestId: () => string;
  /** Lets open pull requests follow their branches, which a push can have moved as well. */
  readonly followBranches: () => Promise<void>;
}

const tokens = {
  bot: "ghs_sandboxInstallationToken0000000000000",
  user: "ghp_sandboxPersonalAccessToken00000000000",
};

/** A repository without a commit, in a folder that is there. */
export function createWorld(options: GitHubOptions, gitDir: string): GitHubWorld {
  const {
    repository = "octo-org/id-lists",
    defaultBranch = "main",
    labels = ["bug", "documentation"],
  } = options;
  const now = (): number => options.clock.now();
  const git = createGit(gitDir);
  const pulls = createPullStore(now);
  let lastRequest = 0;
  return {
    git,
    repository,
    owner: repository.split("/")[0] ?? "",
    defaultBranch,
    tokens,
    settings: createSettings(),
    pulls,
    labels: createLabelStore(labels),
    rateLimit: createRateLimit(now),
    now,
    nextRequestId() {
      lastRequest += 1;
      return `0400:2026:${lastRequest.toString(16).toUpperCase().padStart(8, "0")}`;
    },
    followBranches: () => followAllBranches({ git, pulls, now }),
  };
}
