import type { Pull, PullComment } from "./pull.ts";

/** What is known of a pull request when it is opened. */
type NewPull = Pick<Pull, "title" | "body" | "draft" | "author" | "head" | "base"> &
  Partial<Pick<Pull, "fork">>;

/** The pull requests of the repository, by number. */
export interface PullStore {
  list(): readonly Pull[];
  get(number: number): Pull | undefined;
  add(pull: NewPull): Pull;
  /** Replaces a pull request by a changed one and notes the time, unless nothing changed. */
  update(number: number, change: (pull: Pull) => Pull): Pull | undefined;
  addComment(number: number, comment: Pick<PullComment, "author" | "body">): PullComment | undefined;
}

/** Starts without any. */
export function createPullStore(now: () => number): PullStore {
  const pulls = new Map<number, Pull>();
  let lastCommentId = 0;
  const store: PullStore = {
    list: () => [...pulls.values()],
    get: (number) => pulls.get(number),
    add(pull) {
      const people = { labels: [], assignees: [], reviewers: [], teamReviewers: [], comments: [] };
      const plans = { milestone: undefined, autoMerge: undefined };
      const times = { createdAtMs: now(), updatedAtMs: now(), closedAtMs: undefined };
      const added: Pull = {
        fork: undefined,
        ...pull,
        ...people,
        ...times,
        ...plans,
        number: pulls.size + 1,
        state: "open",
        merged: false,
      };
      pulls.set(added.number, added);
      return added;
    },
    update(number, change) {
      const pull = pulls.get(number);
      if (pull === undefined) return undefined;
      const changed = change(pull);
      if (changed === pull) return pull;
      const updated = { ...changed, updatedAtMs: now() };
      pulls.set(number, updated);
      return updated;
    },
    addComment(number, comment) {
      if (!pulls.has(number)) return undefined;
      lastCommentId += 1;
      const added = { ...comment, id: lastCommentId, createdAtMs: now() };
      store.update(number, (pull) => ({ ...pull, comments: [...pull.comments, added] }));
      return added;
    },
  };
  return store;
}
