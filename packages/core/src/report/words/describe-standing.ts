import type { PartCount, Report } from "../../check/terms/report.ts";
import { formatCount, formatPercent, formatQuantity, formatSpan, formatTime } from "../../text/format.ts";

/** Whether a part has no result at all yet. After a failure nothing is under way: its IDs are unverified. */
export function isPending({ failure, standing }: Report): boolean {
  return failure === null && standing.none.parts > 0;
}

/**
 * IDs that only wait for their first result, at most: of a list that was edited since, some may be known to be violations
 * already. The report counts the rest of them among the unverified ones.
 */
export function countPending(report: Report): number {
  return isPending(report) ? Math.min(report.standing.none.ids, report.unverified) : 0;
}

/** IDs about which nothing is proven though X has answered, or that came during the check. */
export function countUnverified(report: Report): number {
  return report.unverified - countPending(report);
}

/**
 * As of when a claim holds, where that was before the run: jobs know by themselves whether they are older, whatever the
 * clock of this machine says. Empty where all results are of jobs of this run.
 */
export function tellAsOf({ jobs, standing: { asOf } }: Report): string {
  const results = jobs.filter(({ state }) => state === "complete");
  if (!results.some(({ adopted, standsIn }) => adopted || standsIn)) return "";
  if (asOf !== null) return `as of ${formatTime(asOf)}`;
  return `the newest result is ${formatSpan(Math.min(...results.map(({ ageMs }) => ageMs)))} old`;
}

/** How much of the lists has a result of any age, where that is not all. */
export function tellKnownShare({ standing: { fresh, older, none } }: Report): string {
  const ids = fresh.ids + older.ids;
  if (ids === 0 || none.ids === 0) return "";
  return `${formatPercent(ids / (ids + none.ids))} of the IDs are known so far`;
}

/** How far the lists are known, and as of when, in sentences. A single part needs one, and none where it has no result. */
export function describeStanding({ standing }: Report): readonly string[] {
  const { fresh, older, none, passMs } = standing;
  const parts = fresh.parts + older.parts + none.parts;
  if (fresh.parts + older.parts === 0) return [];
  if (parts === 1) return [describeSingle(standing)];
  const counts = [
    ...countParts("with a fresh result", fresh),
    ...countParts("with an older one, used until a newer one is ready", older),
    ...countParts("without a result yet", none),
  ];
  return [
    fresh.parts === parts
      ? `${parts === 2 ? "Both" : `All ${formatCount(parts)}`} parts have a fresh result.`
      : `Of ${formatCount(parts)} parts: ${counts.join("; ")}.`,
    `${describeCoverage(standing)} ${describeAges(standing)}`,
    ...(passMs === null ? [] : [`At this rate a full pass takes about ${formatSpan(passMs, Math.ceil)}.`]),
  ];
}

type Standing = Report["standing"];

function describeSingle({ older, asOf, newestAgeMs }: Standing): string {
  const age = `${formatSpan(newestAgeMs ?? 0)} old`;
  const result =
    older.parts === 0 ? "The result is" : "An older result is used until a newer one is ready. It is";
  return asOf === null ? `${result} ${age}.` : `${result} ${age}, as of ${formatTime(asOf)}.`;
}

function countParts(which: string, { parts, ids }: PartCount): readonly string[] {
  return parts === 0 ? [] : [`${formatCount(parts)} ${which} (${formatQuantity(ids, "ID")})`];
}

function describeCoverage({ coverage, asOf }: Standing): string {
  const when = asOf === null ? "" : `, as of ${formatTime(asOf)}`;
  return `${formatPercent(coverage)} of the IDs have a result that is proven and young enough to count${when}.`;
}

function describeAges({ newestAgeMs, oldestAgeMs }: Standing): string {
  const [newest, oldest] = [newestAgeMs ?? 0, oldestAgeMs ?? 0].map((ageMs) => formatSpan(ageMs));
  return newest === oldest
    ? `The results are ${newest} old.`
    : `The newest result is ${newest} old, the oldest ${oldest}.`;
}
