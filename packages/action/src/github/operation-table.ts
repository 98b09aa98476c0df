/** A request to GitHub: how it is called in texts, what it needs, and when it is sent again. */
export interface Operation {
  /** Completes "GitHub refused to …". */
  readonly words: string;
  /** What it needs in the job's `permissions:`. */
  readonly needs: string;
  /** A write that, sent twice, does no more than once. */
  readonly isRepeatable?: boolean;
  /**
   * Refusals that pass within seconds, as not every server of GitHub's knows at once what was just made: a part of the
   * text, or a status.
   */
  readonly notYetKnown?: RegExp | number;
}

const readContents = "contents: read";
const writeContents = "contents: write";
const readPulls = "pull-requests: read";
const writePulls = "pull-requests: write";
const unknownNode = /Could not resolve to a node with the global id of/;

/** All that is ever asked of GitHub. Objects of git are named by their content, so making one again is not a second one. */
export const operations = {
  getRepo: { words: "read the repository", needs: "metadata: read" },
  getRef: { words: "read a branch", needs: readContents },
  listMatchingRefs: { words: "list the branches", needs: readContents },
  getCommit: { words: "read a commit", needs: readContents },
  getTree: { words: "list a folder", needs: readContents, notYetKnown: 404 },
  getBlob: { words: "read a file", needs: readContents },
  compareCommits: { words: "compare two commits", needs: readContents },
  createBlob: { words: "store a file", needs: writeContents, isRepeatable: true },
  createTree: {
    words: "store the files",
    needs: writeContents,
    isRepeatable: true,
    notYetKnown: /is not a valid (?:tree|blob)/,
  },
  createCommit: {
    words: "create the commit",
    needs: writeContents,
    isRepeatable: true,
    notYetKnown: /(?:Tree|Parent) SHA does not exist/,
  },
  createRef: {
    words: "create the branch",
    needs: writeContents,
    notYetKnown: /Object does not exist|^Not Found$/,
  },
  updateRef: { words: "move the branch", needs: writeContents, notYetKnown: /Object does not exist/ },
  deleteRef: { words: "delete the branch", needs: writeContents, isRepeatable: true },
  listPulls: { words: "list the pull requests", needs: readPulls },
  createPull: {
    words: "open the pull request",
    needs: writePulls,
    notYetKnown: new RegExp(`^PullRequest head: invalid$|${unknownNode.source}`),
  },
  updatePull: { words: "change the pull request", needs: writePulls, isRepeatable: true },
  requestReviewers: { words: "request reviews", needs: writePulls, isRepeatable: true },
  addLabels: {
    words: "add the labels",
    needs: "pull-requests: write, and issues: write for a new label",
    isRepeatable: true,
  },
  addAssignees: { words: "add the assignees", needs: writePulls, isRepeatable: true },
  listComments: { words: "list the comments", needs: writePulls },
  // Sent twice it would be two comments.
  createComment: { words: "comment on the pull request", needs: writePulls },
  listMilestones: { words: "list the milestones", needs: writePulls },
  setMilestone: { words: "set the milestone", needs: writePulls, isRepeatable: true },
  enableAutoMerge: {
    words: "turn auto-merge on",
    needs: "contents: write, pull-requests: write",
    isRepeatable: true,
    notYetKnown: unknownNode,
  },
  convertToDraft: { words: "make the pull request a draft", needs: writePulls, isRepeatable: true },
} as const satisfies Readonly<Record<string, Operation>>;

export type OperationName = keyof typeof operations;

/** Looked up by its name, with all that an operation may have. */
export function findOperation(name: OperationName): Operation {
  return operations[name];
}
