import { isAncestor } from "../git/commits.ts";
import type { FieldError } from "../http/refusal.ts";
import { refuse, refuseInvalid } from "../http/refusal.ts";
import type { GitHubWorld } from "../world.ts";
import { readBranchFacts } from "./branch-facts.ts";
import type { Pull } from "./pull.ts";
import { closePull, findDuplicate, refuseReopening, reopenPull } from "./pull-rules.ts";

const maxTitleCharacters = 256;
const maxBodyCharacters = 65_536;

/** Refuses texts that GitHub would not keep. */
export function checkTexts({ title, body }: { readonly title?: string; readonly body?: string }): void {
  const errors: FieldError[] = [];
  const resource = "Issue";
  if (title?.trim() === "") errors.push({ resource, code: "missing_field", field: "title" });
  if (title !== undefined && title.length > maxTitleCharacters) {
    const message = `title is too long (maximum is ${maxTitleCharacters} characters)`;
    errors.push({ resource, code: "custom", field: "title", message });
  }
  if (body !== undefined && body.length > maxBodyCharacters) {
    const message = `body is too long (maximum is ${maxBodyCharacters} characters)`;
    errors.push({ resource, code: "custom", field: "body", message });
  }
  if (errors.length > 0) throw refuseInvalid(...errors);
}

/** Decides how a pull request changes its state, as a change to apply. */
export async function planState(
  world: GitHubWorld,
  { pull, state }: { readonly pull: Pull; readonly state: string | undefined },
): Promise<(pull: Pull) => Pull> {
  if (state !== undefined && state !== "open" && state !== "closed") {
    throw refuse(
      422,
      `Invalid request.\n\nFor 'properties/state', "${state}" is not a member of ["open", "closed"].`,
    );
  }
  if (state === undefined || state === pull.state) return (current) => current;
  if (state === "closed") return (current) => closePull(current, world.now());
  const { git, owner, pulls } = world;
  const facts = await readBranchFacts(git, { head: pull.head.ref, base: pull.base.ref });
  const { headSha } = facts;
  const holdsOldHead =
    headSha !== undefined && (await isAncestor(git, { base: pull.head.sha, head: headSha }));
  const message = refuseReopening({ owner, pull, facts, holdsOldHead, pulls: pulls.list() });
  if (message !== undefined || headSha === undefined) {
    throw refuseInvalid({ resource: "PullRequest", code: "custom", field: "state", message: message ?? "" });
  }
  return (current) => reopenPull(current, headSha);
}

/** Decides how a pull request changes its base, as a change to apply. */
export async function planBase(
  world: GitHubWorld,
  { pull, base }: { readonly pull: Pull; readonly base: string | undefined },
): Promise<(pull: Pull) => Pull> {
  if (base === undefined || base === pull.base.ref) return (current) => current;
  const { baseSha, aheadBy } = await readBranchFacts(world.git, { head: pull.head.ref, base });
  const error = { resource: "PullRequest", field: "base" } as const;
  if (baseSha === undefined) throw refuseInvalid({ ...error, code: "invalid" });
  const duplicate = findDuplicate(world.pulls.list(), { head: pull.head.ref, base, except: pull.number });
  if (pull.state === "closed") {
    const message = "Cannot change the base branch of a closed pull request.";
    throw refuseInvalid({ ...error, code: "custom", message });
  }
  if (duplicate !== undefined) {
    const message = `A pull request already exists for base branch '${base}' and head branch '${pull.head.ref}'`;
    throw refuseInvalid({ ...error, code: "custom", message });
  }
  if (aheadBy === 0) {
    const message = `There are no new commits between base branch '${base}' and head branch '${pull.head.ref}'`;
    throw refuseInvalid({ ...error, code: "custom", message });
  }
  return (current) => ({ ...current, base: { ref: base, sha: baseSha } });
}
