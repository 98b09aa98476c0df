import { fitDetail } from "../../text/fit-detail.ts";
import type { PageContents, PageDetail } from "./page-contents.ts";
import { renderPage } from "./render-page.ts";

/** A page is no larger than this, so that a phone opens it. */
export const largestPageBytes = 2_000_000;

/** Longer tables than the first are slow to open. Then fewest lost first: the IDs have a list of their own, and of files those with violations are the last to go. */
const details: readonly PageDetail[] = [
  { ids: 5_000, rows: 5_000 },
  { ids: 2_000, rows: 5_000 },
  { ids: 500, rows: 5_000 },
  { ids: 300, rows: 2_000 },
  { ids: 200, rows: 1_000 },
  { ids: 100, rows: 300 },
  { ids: 50, rows: 100 },
  { ids: 20, rows: 30 },
];

/** The page with as much as there is room for; the page itself says where its tables are cut. */
export function fitPage(contents: PageContents): string {
  return fitDetail({
    details,
    write: (detail) => renderPage(contents, detail),
    measure: Buffer.byteLength,
    limit: largestPageBytes,
    // Another page of nearly a length that is far too long is not worth its time.
    countSteps: (sizeBytes) => (sizeBytes > 4 * largestPageBytes ? 3 : 1),
  });
}
