/** How much of a dataset may be removed at once: a share of its distinct IDs, or a number of them. */
export type MaxRemoval =
  | { readonly kind: "percent"; readonly percent: number }
  | { readonly kind: "count"; readonly count: number };

export const maxRemovalAdvice = "write a share, for example `50%`, or a number of IDs, for example `1000`.";

export function parseMaxRemoval(text: string): MaxRemoval | undefined {
  const percent = /^(?<number>\d{1,3}(\.\d{1,6})?)\s*%$/.exec(text)?.groups?.number;
  if (percent !== undefined) {
    return Number(percent) <= 100 ? { kind: "percent", percent: Number(percent) } : undefined;
  }
  return /^\d{1,15}$/.test(text) ? { kind: "count", count: Number(text) } : undefined;
}

/** Whether removing so many of a dataset's distinct IDs exceeds the limit. Reaching it is allowed. */
export function exceedsMaxRemoval(
  limit: MaxRemoval,
  dataset: { readonly ids: number; readonly violations: number },
): boolean {
  if (limit.kind === "count") return dataset.violations > limit.count;
  return dataset.violations * 100 > dataset.ids * limit.percent;
}

/** The limit as it is written in the input. */
export function formatMaxRemoval(limit: MaxRemoval): string {
  return limit.kind === "count" ? String(limit.count) : `${limit.percent}%`;
}
