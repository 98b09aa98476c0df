import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { z } from "zod";

/** More IDs than this belong into the artifact, not into a page. */
const shownIds = 200;

const violationSchema = z.object({ id: z.string() });

/** Reads the first distinct IDs of the list of violations, which has one line an entry. */
export async function readViolations(path: string): Promise<readonly string[]> {
  const ids = new Set<string>();
  const input = createReadStream(path);
  try {
    for await (const line of createInterface({ input })) {
      ids.add(violationSchema.parse(JSON.parse(line)).id);
      if (ids.size === shownIds) break;
    }
  } finally {
    input.destroy();
  }
  return [...ids];
}
