import type { FileReport, Report } from "../../check/terms/report.ts";
import type { ViolationLine } from "../../check/terms/violation-line.ts";
import type { Obstacle } from "../words/describe-obstacle.ts";
import type { PageAbout } from "./page-about.ts";

/** What the page shows. */
export interface PageContents {
  readonly report: Report;
  /** IDs to be named, where the user asked for it. */
  readonly violations: readonly ViolationLine[];
  /** There are more than these. */
  readonly hasMoreViolations: boolean;
  /** What kept the run from a result. */
  readonly obstacle?: Obstacle | undefined;
  /** The address of a file's own page, by its name, where it has one. */
  readonly fileUrl?: ((file: string) => string | undefined) | undefined;
  /** Where the report comes from. */
  readonly about?: PageAbout | undefined;
}

/** How much of it is shown: at most so many rows of a table. */
export interface PageDetail {
  readonly ids: number;
  /** Of files, datasets, reasons and jobs each. Months are few, and always all there. */
  readonly rows: number;
}

/** A file of a dataset. */
export interface NamedFile extends FileReport {
  readonly dataset: string;
}

/** The files of a report, in its order. */
export function listFiles({ datasets }: Report): readonly NamedFile[] {
  return datasets.flatMap(({ name, files }) => files.map((file) => ({ ...file, dataset: name })));
}

/** Those that come first by `weigh`, in the order that they had. */
export function pickHeaviest<T>(items: readonly T[], most: number, weigh: (item: T) => number): readonly T[] {
  if (items.length <= most) return items;
  const weights = items.map(weigh);
  const places = [...items.keys()].sort(
    (one, other) => (weights[other] as number) - (weights[one] as number),
  );
  const heaviest = new Set(places.slice(0, most));
  return items.filter((_, place) => heaviest.has(place));
}
