import type { Pull } from "../pulls/pull.ts";

/** The pull requests that a listing's query asks for, newest first unless it says otherwise. */
export function selectPulls(
  pulls: readonly Pull[],
  { owner, query }: { readonly owner: string; readonly query: URLSearchParams },
): readonly Pull[] {
  const state = query.get("state") ?? "open";
  const base = query.get("base");
  const head = query.get("head");
  const selected = pulls
    .filter((pull) => state === "all" || pull.state === state)
    .filter((pull) => base === null || pull.base.ref === base)
    // GitHub passes over a head without an owner, and lists all.
    .filter(
      (pull) =>
        !head?.includes(":") ||
        // By the owner, of whom several forks can be.
        head.toLowerCase() === `${pull.fork?.split("/")[0] ?? owner}:${pull.head.ref}`.toLowerCase(),
    );
  const readTime = query.get("sort") === "updated" ? readUpdate : readCreation;
  const sign = query.get("direction") === "asc" ? 1 : -1;
  return selected.sort((one, other) => sign * (readTime(one) - readTime(other) || one.number - other.number));
}

function readUpdate(pull: Pull): number {
  return pull.updatedAtMs;
}

function readCreation(pull: Pull): number {
  return pull.createdAtMs;
}
