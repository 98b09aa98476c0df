import { isComplianceError, type JobType } from "@x-batch-compliance/core";
import { formatDuration, formatQuantity } from "@x-batch-compliance/core/text";
import { describeError } from "../report/describe-error.ts";
import type { Session } from "../terms/context.ts";
import { type Finding, note, ok } from "./finding.ts";
import type { Answer } from "./record-answers.ts";

/** Asks X for one list of jobs: what the App may do, how much of it, and whether its slot is free. */
export async function checkAccess(
  { client, world: { signal } }: Session,
  type: JobType,
  answers: readonly Answer[],
): Promise<readonly Finding[]> {
  try {
    const jobs = await client.listJobs(type, { signal, once: true });
    const active = jobs.filter(({ status }) => status === "created" || status === "in_progress");
    const oldest = Math.max(0, ...active.map((job) => job.observedAtMs - job.createdAtMs));
    return [
      ok("access", `the App may list ${type} jobs; X knows ${jobs.length}`),
      ...describeCaps(answers.at(-1)),
      active.length === 0
        ? ok("slot", `no ${type} job is running`)
        : note(
            "slot",
            `${formatQuantity(active.length, `${type} job`)} of this App still running (${active.map(({ status }) => status).join(", ")}), for ${formatDuration(oldest)}: another one has to wait`,
          ),
    ];
  } catch (error) {
    if (!isComplianceError(error)) throw error;
    const { code, what, hint, exitCode } = describeError(error);
    return [
      { state: "fault", topic: "access", text: `${what} (${code})`, hint, exitCode },
      ...describeCaps(answers.at(-1)),
    ];
  }
}

/** What the headers of an answer say of the App's limits. */
function describeCaps(answer: Answer | undefined): readonly Finding[] {
  const read = (name: string): number | undefined => {
    const value = answer?.headers[name];
    return value !== undefined && /^\d{1,12}$/.test(value) ? Number(value) : undefined;
  };
  const windows = [
    ["x-rate-limit", "in 15 minutes"],
    ["x-app-limit-24hour", "in 24 hours, for the App"],
  ] as const;
  return windows.flatMap(([prefix, span]) => {
    const [limit, left] = [read(`${prefix}-limit`), read(`${prefix}-remaining`)];
    if (limit === undefined && left === undefined) return [];
    return [(left === 0 ? note : ok)("limit", `${left ?? "?"} of ${limit ?? "?"} requests left ${span}`)];
  });
}
