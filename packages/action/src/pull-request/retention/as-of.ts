import type { JobType, Report } from "@x-batch-compliance/core";

/** When X made the newest job behind what is known of each type, epoch ms by X's clock. Types without a job are not in it. */
export type AsOf = ReadonlyMap<JobType, number>;

/** Also those whose upload held other IDs: what they name is proposed, too. */
export function readAsOf({ jobs }: Pick<Report, "jobs">): AsOf {
  return jobs
    .filter(({ state }) => state === "complete")
    .reduce<AsOf>(
      (asOf, { type, createdAt }) => mergeAsOf(asOf, new Map([[type, Date.parse(createdAt)]])),
      new Map(),
    );
}

/** For each type the later of two: what was kept from before is of then. */
export function mergeAsOf(one: AsOf, other: AsOf | undefined): AsOf {
  const merged = new Map(one);
  for (const [type, timeMs] of other ?? []) merged.set(type, Math.max(timeMs, merged.get(type) ?? timeMs));
  return merged;
}

/** How far the clocks of X, GitHub and a runner may be apart. */
const slackMs = 3_600_000;

/**
 * What is later than it can be is not believed: it counts as of 1970, so that any result is newer. Else a time in the future, by a
 * wrong clock or on purpose, would keep entries for ever.
 * @param latestMs By any of the clocks, epoch ms.
 */
export function limitAsOf(asOf: AsOf, latestMs: number): AsOf {
  return new Map([...asOf].map(([type, timeMs]) => [type, timeMs <= latestMs + slackMs ? timeMs : 0]));
}

/** As `tweets=2026-11-22T04:17:00.000Z users=…`; empty if nothing is known. */
export function formatAsOf(asOf: AsOf): string {
  return [...asOf].map(([type, timeMs]) => `${type}=${new Date(timeMs).toISOString()}`).join(" ");
}

/** What is not such a text is undefined. */
export function parseAsOf(text: string): AsOf | undefined {
  const asOf = new Map<JobType, number>();
  for (const word of text.trim().split(" ")) {
    const { type, time } = pattern.exec(word)?.groups ?? {};
    const timeMs = Date.parse(time ?? "");
    if (Number.isNaN(timeMs)) return undefined;
    asOf.set(type === "users" ? "users" : "tweets", timeMs);
  }
  return asOf;
}

const pattern = /^(?<type>tweets|users)=(?<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z)$/;
