import { z } from "zod";
import { type ErrorCode, errorTable } from "../../errors.ts";
import { jobTypes } from "../../types.ts";
import type { Report } from "./report.ts";

const count = z.int().min(0);
const type = z.enum(jobTypes);
const partCount = z.strictObject({ parts: count, ids: count });
const proof = z.enum(["proven", "consistent", "unverified"]);

/**
 * The schema of a report, for one that was read from a file. `z.toJSONSchema(reportSchema)` gives its JSON Schema.
 * @example
 * ```ts
 * const report = reportSchema.parse(JSON.parse(await readFile("report.json", "utf8")));
 * ```
 */
export const reportSchema: z.ZodType<Report> = z.strictObject({
  schemaVersion: z.literal(1),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  result: z.enum(["pending", "violations", "unverified", "empty", "compliant"]),
  failure: z.enum(Object.keys(errorTable) as [ErrorCode, ...ErrorCode[]]).nullable(),
  proof,
  checked: count,
  violations: count,
  unverified: count,
  refetch: count,
  months: z.array(
    z.strictObject({
      type,
      month: z.string().regex(/^(\d{4}-(0[1-9]|1[0-2])|unknown)$/),
      checked: count,
      violations: count,
    }),
  ),
  datasets: z.array(
    z.strictObject({
      name: z.string(),
      types: z.array(type),
      entries: count,
      badEntries: count,
      ids: count,
      lacksIds: z.literal(true).optional(),
      violations: count,
      unverified: count,
      refetch: count,
      counts: z.array(
        z.strictObject({
          type,
          action: z.string(),
          reason: z.string(),
          decision: z.enum(["keep", "remove", "scrub", "refetch", "unverified"]),
          ids: count,
        }),
      ),
      files: z.array(
        z.strictObject({
          name: z.string(),
          entries: count,
          violations: count,
          scrubs: count,
          unverified: count,
          badEntries: count,
        }),
      ),
    }),
  ),
  standing: z.strictObject({
    fresh: partCount,
    older: partCount,
    none: partCount,
    coverage: z.number().min(0).max(1),
    asOf: z.iso.datetime().nullable(),
    oldestAgeMs: count.nullable(),
    newestAgeMs: count.nullable(),
    passMs: count.nullable(),
  }),
  jobs: z.array(
    z.strictObject({
      type,
      id: z.string(),
      name: z.string(),
      adopted: z.boolean(),
      createdAt: z.iso.datetime(),
      ageMs: count,
      state: z.enum(["complete", "pending"]),
      standsIn: z.boolean(),
      proof,
      proofBy: z.enum(["sentinels", "checksum", "second download", "nothing"]),
      markerLines: z.strictObject({ sent: count, returned: count }).optional(),
      ids: count,
      records: count,
      oddLines: z.array(z.strictObject({ form: z.string(), count })).optional(),
      uploadDigest: z.string(),
      resultDigest: z.string(),
    }),
  ),
});
