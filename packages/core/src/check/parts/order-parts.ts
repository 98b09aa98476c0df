import { cutPlace, type JobIdentity } from "../../job/job-name.ts";
import { isBehind } from "../../job/part-place.ts";

export interface PartToOrder {
  readonly place: string;
  /** A job of ours about these bytes goes on at X, or waits for its upload. */
  readonly isRunning: boolean;
}

/**
 * The order in which parts get their new jobs: first those whose job goes on, as X has but one slot of a type; then on
 * from where the youngest job of the list was made, and around. So each part is asked about once before any is asked
 * about twice, also where X's list no longer knows the beginning. Parts come in the order of their places.
 */
export function orderParts<P extends PartToOrder>(
  parts: readonly P[],
  youngestPlace: string | undefined,
  whose: Pick<JobIdentity, "prefix" | "runKey">,
): readonly P[] {
  const running = parts.filter(({ isRunning }) => isRunning);
  const others = parts.filter(({ isRunning }) => !isRunning);
  const isNext = ({ place }: P): boolean =>
    youngestPlace !== undefined && isBehind(cutPlace({ ...whose, place }), youngestPlace);
  return [...running, ...others.filter(isNext), ...others.filter((part) => !isNext(part))];
}
