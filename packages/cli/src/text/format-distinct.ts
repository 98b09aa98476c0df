import type { JobType } from "@x-batch-compliance/core";
import { formatQuantity } from "@x-batch-compliance/core/text";

/** `5 distinct post IDs`: X's API says tweets, X's pages say posts. */
export function formatDistinct(type: JobType, count: number): string {
  return formatQuantity(count, `distinct ${type === "tweets" ? "post" : "user"} ID`);
}
