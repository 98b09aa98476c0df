import type { CheckedType } from "./parts/check-type.ts";
import type { CheckedPart } from "./parts/known-part.ts";
import type { JobReport, PartCount, Standing } from "./terms/report.ts";

/** What of all parts is known, and as of when. */
export function describeStanding(checked: readonly CheckedType[]): Standing {
  const parts = checked.flatMap((type) => type.parts);
  const results = parts.flatMap(({ result }) => result ?? []);
  const counted = checked.flatMap(({ parts: own, checkedIds: { untrustedParts } }) =>
    own.filter(({ number }) => !untrustedParts.has(number)),
  );
  const ages = results.map(({ ageMs }) => ageMs);
  return {
    fresh: countParts(parts, (result) => result?.standsIn === false),
    older: countParts(parts, (result) => result?.standsIn === true),
    none: countParts(parts, (result) => result === undefined),
    coverage: roundDown(sumIds(counted), sumIds(parts)),
    asOf: findOldest(counted.flatMap(({ result }) => result ?? [])),
    oldestAgeMs: ages.length === 0 ? null : Math.max(...ages),
    newestAgeMs: ages.length === 0 ? null : Math.min(...ages),
    passMs: findSlowest(checked),
  };
}

function countParts(
  parts: readonly CheckedPart[],
  isOne: (result: JobReport | undefined) => boolean,
): PartCount {
  const own = parts.filter(({ result }) => isOne(result));
  return { parts: own.length, ids: sumIds(own) };
}

function sumIds(parts: readonly CheckedPart[]): number {
  return parts.reduce((sum, { upload }) => sum + upload.ids, 0);
}

/** To four digits; what is not whole is never 1, and of nothing nothing is known. */
function roundDown(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.floor((part / whole) * 10_000) / 10_000;
}

function findOldest(jobs: readonly JobReport[]): string | null {
  return jobs.map(({ createdAt }) => createdAt).toSorted()[0] ?? null;
}

/** Types go side by side. */
function findSlowest(checked: readonly CheckedType[]): number | null {
  const known = checked.flatMap(({ passMs }) => passMs ?? []);
  return known.length === 0 ? null : Math.max(...known);
}
