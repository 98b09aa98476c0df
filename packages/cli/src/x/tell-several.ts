import type { Job } from "@x-batch-compliance/core";
import { formatTime } from "@x-batch-compliance/core/text";
import type { CommandRun } from "./command-run.ts";

/** Says which of several jobs of one name was taken: none is chosen in silence. */
export function tellSeveral({ say }: CommandRun): (count: number, youngest: Job) => void {
  return (count, { id, createdAtMs }) =>
    void say(`${count} jobs have this name; using the newest: ${id} (${formatTime(createdAtMs)}).`);
}
