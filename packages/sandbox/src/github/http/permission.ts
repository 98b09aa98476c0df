import type { AccessLevel, Permissions } from "../settings.ts";
import { type Refusal, refuseWith } from "./refusal.ts";

/** Any one of these grants is enough for an operation. An empty need is met by every token. */
export type Need = { readonly [permission in keyof Permissions]?: "read" | "write" };

const ranks: Readonly<Record<AccessLevel, number>> = { none: 0, read: 1, write: 2 };

/** The names by which GitHub's header says what was missing. */
const headerNames: Readonly<Record<keyof Permissions, string>> = {
  contents: "contents",
  pullRequests: "pull_requests",
  issues: "issues",
};

/** Whether a token with these permissions may do what has this need. */
export function isPermitted(need: Need, permissions: Permissions): boolean {
  const asked = listNeeds(need);
  return asked.length === 0 || asked.some(([name, level]) => ranks[permissions[name]] >= ranks[level]);
}

/** The answer to a token that lacks a permission, which says in a header what would have been enough. */
export function refusePermission(need: Need): Refusal {
  const accepted = listNeeds(need).map(([name, level]) => `${headerNames[name]}=${level}`);
  const headers = { "x-accepted-github-permissions": accepted.join("; ") };
  return refuseWith({ status: 403, message: "Resource not accessible by integration", headers });
}

function listNeeds(need: Need): readonly (readonly [keyof Permissions, "read" | "write"])[] {
  return Object.entries(need) as [keyof Permissions, "read" | "write"][];
}
