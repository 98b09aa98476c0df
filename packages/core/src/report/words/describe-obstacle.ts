import type { Report } from "../../check/terms/report.ts";
import { type ErrorCode, errorTable } from "../../errors.ts";
import { formatTypeTitle } from "../../text/format.ts";
import type { JobType } from "../../types.ts";
import { isPending } from "./describe-standing.ts";
import { hintForInputs } from "./hint-for-inputs.ts";

/** What kept a run from a result or a job, as far as its events show. */
export type Obstacle =
  /** The last request to X that came to an end failed. */
  | { readonly kind: "failing"; readonly code: string }
  /** Somebody else's job holds the only slot of a type. */
  | { readonly kind: "slot"; readonly jobType: JobType }
  /** Our job was given up, and no other one was made. */
  | { readonly kind: "abandoned"; readonly code: string }
  /** X never listed its jobs. */
  | { readonly kind: "no list" };

/** Whether a job goes on at X whose result a later run collects. */
export function hasJobAtX({ jobs }: Pick<Report, "jobs">): boolean {
  return jobs.some(({ state }) => state === "pending");
}

/**
 * That no new job could be made, as a sentence. Empty where that was not so, or where the sentence about IDs without a
 * result says it already: older results may speak for all of them, and a list that never gets its turn looks well for days.
 */
export function tellSlot(report: Report, obstacle: Obstacle | undefined): string {
  if (obstacle?.kind !== "slot" || (isPending(report) && !hasJobAtX(report))) return "";
  return `No further job was submitted: ${describeObstacle(obstacle)}.`;
}

/** Why IDs have no result yet, and what the next run does, as two sentences. @param which For example `5 IDs`. */
export function describeWait(
  report: Pick<Report, "jobs">,
  { which, obstacle }: { readonly which: string; readonly obstacle: Obstacle | undefined },
): { readonly why: string; readonly next: string } {
  const have = which.startsWith("1 ") && which.endsWith(" ID") ? "has" : "have";
  const start = `${which} ${have} no result yet`;
  if (hasJobAtX(report)) {
    const why =
      obstacle?.kind === "failing"
        ? `${start}: the last request about X's job failed (\`${obstacle.code}\`).`
        : `X has not finished checking ${which}.`;
    return { why, next: "The next run collects what is ready by then." };
  }
  return {
    why: `${start}: ${describeObstacle(obstacle)}.`,
    next: "The next run submits what has no job yet.",
  };
}

function describeObstacle(obstacle: Obstacle | undefined): string {
  switch (obstacle?.kind) {
    case "failing":
      return `the last request to X failed (\`${obstacle.code}\`)`;
    case "slot":
      return `another job holds the App's only slot for ${formatTypeTitle(obstacle.jobType).toLowerCase()}`;
    case "abandoned":
      return `X's job for them was given up (\`${obstacle.code}\`)`;
    case "no list":
      return "X did not list its jobs in time";
    case undefined:
      return "they were not submitted in time";
  }
}

/** What can be done about it, in sentences; empty where that is only to wait. */
export function adviseOn(obstacle: Obstacle | undefined): string {
  if (obstacle === undefined) return "";
  if (obstacle.kind === "slot") return hintOf("SLOT_BUSY");
  if (obstacle.kind === "no list") return hintOf("NETWORK");
  if (!Object.hasOwn(errorTable, obstacle.code)) return "";
  const code = obstacle.code as ErrorCode;
  return `\`${code}\`: ${errorTable[code].cause} ${hintOf(code)}`;
}

function hintOf(code: ErrorCode): string {
  return hintForInputs({ code, hint: errorTable[code].hint });
}
