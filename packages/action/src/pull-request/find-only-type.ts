import type { JobType, Report } from "@x-batch-compliance/core";

/** What all IDs name, if they name the same. */
export function findOnlyType({ datasets }: Report): JobType | undefined {
  const [type, ...others] = new Set(datasets.flatMap(({ types }) => types));
  return others.length === 0 ? (type ?? "tweets") : undefined;
}
