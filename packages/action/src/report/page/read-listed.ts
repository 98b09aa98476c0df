import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { ViolationLine } from "@x-batch-compliance/core";
import { z } from "zod";
import type { PageContents } from "./page-contents.ts";

/** A page shows no more. */
const listedViolations = 5_000;

const lineSchema: z.ZodType<ViolationLine> = z.object({
  id: z.string(),
  type: z.enum(["tweets", "users"]),
  action: z.string(),
  reason: z.string(),
  dataset: z.string(),
  file: z.string(),
});

/** Reads the beginning of the list of violations, as much of it as a page can show. */
export async function readListed(
  path: string,
  most: number = listedViolations,
): Promise<Pick<PageContents, "violations" | "hasMoreViolations">> {
  const violations: ViolationLine[] = [];
  const input = createReadStream(path);
  try {
    for await (const line of createInterface({ input })) {
      if (violations.length === most) return { violations, hasMoreViolations: true };
      violations.push(lineSchema.parse(JSON.parse(line)));
    }
  } finally {
    input.destroy();
  }
  return { violations, hasMoreViolations: false };
}
