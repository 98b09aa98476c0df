// Node as most would write it: the whole file split into lines, JSON.parse, and a zod schema for each.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { readInput, report } from "./say.mjs";

const { result } = readInput();
const { z } = createRequire(import.meta.resolve("@x-batch-compliance/core"))("zod");
const startedMs = performance.now();
const schema = z.object({
  id: z.string(),
  action: z.string(),
  reason: z.string(),
  created_at: z.string(),
  redacted_at: z.string().optional(),
});
const found = new Map();
const counts = {};
for (const line of readFileSync(result, "utf8").split("\n")) {
  if (line === "") continue;
  const { id, reason } = schema.parse(JSON.parse(line));
  found.set(id, reason);
  counts[reason] = (counts[reason] ?? 0) + 1;
}
report(startedMs, { counts });
