import { z } from "zod";
import { ActionError } from "../../errors/action-error.ts";
import type { MergeMethod } from "../../inputs/choices.ts";
import type { GitHub } from "../client.ts";
import type { OperationName } from "../operation-table.ts";
import { enableAutoMerge } from "./merge-settings.ts";
import type { ReadPull } from "./pulls.ts";
import { setMilestone } from "./set-milestone.ts";

/** Who and what is put on a new pull request. */
export interface PullMetadata {
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
  readonly reviewers: readonly string[];
  /** Slugs of the organization that owns the repository. */
  readonly teamReviewers: readonly string[];
  /** Title or number. */
  readonly milestone: string | undefined;
  readonly autoMerge: MergeMethod | undefined;
}

/** Names that are added in one request. */
interface Step {
  readonly what: string;
  readonly names: readonly string[];
  /** Adds these, and returns those that GitHub left out silently. */
  readonly add: (names: readonly string[]) => Promise<readonly string[]>;
  readonly hint: string;
}

/** Adds what is wanted. Each that fails becomes a warning: the pull request itself stands. */
export async function setMetadata(
  github: GitHub,
  pull: ReadPull,
  wanted: PullMetadata,
): Promise<readonly string[]> {
  const warnings: string[] = [];
  for (const step of listSteps(github, pull.number, wanted)) {
    if (step.names.length > 0) warnings.push(...(await addNames(step)));
  }
  const { milestone, autoMerge } = wanted;
  if (milestone !== undefined) {
    const hint = "Check `pr-milestone`.";
    const add = (): Promise<readonly string[]> => setMilestone(github, pull.number, milestone).then(() => []);
    warnings.push(...(await addNames({ what: "milestone", names: [milestone], add, hint })));
  }
  return autoMerge === undefined
    ? warnings
    : [...warnings, ...(await enableAutoMerge(github, pull, autoMerge))];
}

function listSteps(github: GitHub, number: number, wanted: PullMetadata): readonly Step[] {
  const { labels, assignees, reviewers, teamReviewers } = wanted;
  const issue = "/repos/{owner}/{repo}/issues/{number}";
  const review = "/repos/{owner}/{repo}/pulls/{number}/requested_reviewers";
  const post = <T>(
    operation: OperationName,
    path: string,
    request: { values: object; answer: z.ZodType<T> },
  ): Promise<T> =>
    github.request({
      operation,
      route: `POST ${path}`,
      parameters: { number, ...request.values },
      answer: request.answer,
    });
  const addAll =
    (operation: OperationName, path: string, key: string): Step["add"] =>
    async (names) => {
      await post(operation, path, { values: { [key]: names }, answer: z.unknown() });
      return [];
    };
  const access = "Check that they exist and have access to the repository.";
  const teamHint =
    "Teams need the token of a GitHub App with `members: read`, or of a person with `read:org`, as `github-token`.";
  return [
    { what: "labels", names: labels, add: addAll("addLabels", `${issue}/labels`, "labels"), hint: access },
    {
      what: "assignees",
      names: assignees,
      async add(names) {
        const values = { assignees: names };
        const answer = await post("addAssignees", `${issue}/assignees`, { values, answer: assignedSchema });
        const taken = new Set(answer.assignees.map(({ login }) => login.toLowerCase()));
        return names.filter((name) => !taken.has(name.toLowerCase()));
      },
      hint: access,
    },
    {
      what: "reviewers",
      names: reviewers,
      add: addAll("requestReviewers", review, "reviewers"),
      hint: access,
    },
    {
      what: "team reviewers",
      names: teamReviewers,
      add: addAll("requestReviewers", review, "team_reviewers"),
      hint: teamHint,
    },
  ];
}

const assignedSchema = z.object({ assignees: z.array(z.object({ login: z.string() })) });

/** Those that were not added, by the reason. */
type Refusals = ReadonlyMap<string, readonly string[]>;

async function addNames(step: Step): Promise<readonly string[]> {
  const { what } = step;
  return [...(await tryNames(step, step.names))].map(
    ([reason, names]) =>
      `The ${what} ${names.map((name) => `\`${name}\``).join(", ")} could not be added to the pull request. ${reason}`,
  );
}

/** GitHub refuses all for one that is wrong: then each is asked for by itself, and only those that are wrong are left out. */
async function tryNames({ what, add, hint }: Step, names: readonly string[]): Promise<Refusals> {
  try {
    const left = await add(names);
    const reason = `GitHub left them out and gave no reason. ${hint}`;
    return left.length === 0 ? new Map() : new Map([[reason, left]]);
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    const isGranted = error.code !== "GITHUB_PERMISSION_MISSING" || what === "team reviewers";
    if (names.length === 1 || !mayConcernOne.has(error.code)) {
      return new Map([[`${error.message} ${isGranted ? hint : error.hint}`, names]]);
    }
    const refusals = new Map<string, readonly string[]>();
    for (const name of names) {
      for (const [reason, refused] of await tryNames({ what, add, hint, names }, [name])) {
        refusals.set(reason, [...(refusals.get(reason) ?? []), ...refused]);
      }
    }
    return refusals;
  }
}

/** Refusals that the other names need not get. */
const mayConcernOne: ReadonlySet<string> = new Set(["GITHUB_FAILED", "GITHUB_NOT_FOUND"]);
