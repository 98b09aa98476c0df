import { z } from "zod";
import { ActionError } from "../../errors/action-error.ts";
import type { GitHub } from "../client.ts";

const milestonesSchema = z.array(z.object({ number: z.number(), title: z.string() }));

/** Puts a pull request on an open milestone, by its title or else by its number. */
export async function setMilestone(github: GitHub, number: number, wanted: string): Promise<void> {
  const milestones = await github.request({
    operation: "listMilestones",
    route: "GET /repos/{owner}/{repo}/milestones",
    parameters: { state: "open", per_page: 100 },
    answer: milestonesSchema,
  });
  const found =
    milestones.find(({ title }) => title === wanted) ??
    milestones.find((milestone) => String(milestone.number) === wanted);
  if (found === undefined) {
    throw new ActionError("GITHUB_FAILED", "There is no open milestone with this title or number.");
  }
  await github.request({
    operation: "setMilestone",
    route: "PATCH /repos/{owner}/{repo}/issues/{issue_number}",
    parameters: { issue_number: number, milestone: found.number },
    answer: z.unknown(),
  });
}
