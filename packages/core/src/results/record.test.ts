import { expect, test } from "vitest";
import { findFinding, findings, recordSchema, violationReasons } from "./record.ts";

const id = "1160164553482756096";

/** What a line means, by way of the schema, as a reader has it. */
function read(line: object): string {
  const finding = findings[findFinding(recordSchema.parse({ id, ...line }))];
  return `${finding?.action}/${finding?.reason}: ${finding?.decision}`;
}

test.for<readonly [object, string]>([
  [{ action: "delete", reason: "deleted" }, "delete/deleted: remove"],
  [{ action: "delete", reason: "bounced" }, "delete/bounced: remove"],
  [{ action: "delete", reason: "protected" }, "delete/protected: remove"],
  [{ action: "delete", reason: "suspended" }, "delete/suspended: remove"],
  [{ action: "delete", reason: "deactivated" }, "delete/deactivated: remove"],
  [{ action: "delete", reason: "scrub_geo" }, "delete/scrub_geo: scrub"],
  [{ action: "delete", reason: "geo_scrubbed" }, "delete/geo_scrubbed: scrub"],
  [{ action: "scrub_geo", reason: "scrub_geo" }, "scrub_geo/scrub_geo: scrub"],
  [{ action: "scrub_geo", reason: "geo_scrubbed" }, "scrub_geo/geo_scrubbed: scrub"],
  [{ action: "rehydrate", reason: "tweet_edited" }, "rehydrate/tweet_edited: refetch"],
  [{ error: "invalid_id" }, "error/invalid_id: unverified"],
  // The action says what to do, and the reason is information.
  [{ action: "delete" }, "delete/unknown: remove"],
  [{ action: "delete", reason: null }, "delete/unknown: remove"],
  [{ action: "delete", reason: "" }, "delete/unknown: remove"],
  [{ action: "delete", reason: "withheld" }, "delete/unknown: remove"],
  [{ action: "delete", reason: "Deleted" }, "delete/unknown: remove"],
  [{ action: "delete", reason: "tweet_edited" }, "delete/unknown: remove"],
  [{ action: "delete", reason: 7 }, "delete/unknown: remove"],
  [{ action: "delete", reason: "unknown" }, "delete/unknown: remove"],
  [{ action: "scrub_geo", reason: "deleted" }, "scrub_geo/unknown: scrub"],
  [{ action: "scrub_geo", reason: null }, "scrub_geo/unknown: scrub"],
  [{ action: "rehydrate", reason: "deleted" }, "rehydrate/unknown: refetch"],
  [{ action: "rehydrate" }, "rehydrate/unknown: refetch"],
])("%j means %s", ([line, meaning]) => {
  expect(read(line)).toBe(meaning);
});

test.for([
  {},
  { action: null, reason: "deleted" },
  { action: 7, reason: "deleted" },
  { action: "DELETE", reason: "deleted" },
  { action: "withhold", reason: "deleted" },
  { action: "none", reason: "none" },
  { action: "none" },
  { error: "internal" },
  { error: "invalid_id_2", action: "withhold", reason: "deleted" },
  { reason: "deleted" },
  { action: "constructor", reason: "__proto__" },
])("%j is not documented, so it is unknown and decides nothing", (line) => {
  expect(read(line)).toBe("unknown/unknown: unverified");
});

test.each([
  ["delete", "deleted", "delete/deleted: remove"],
  ["delete", null, "delete/unknown: remove"],
  ["scrub_geo", "scrub_geo", "scrub_geo/scrub_geo: scrub"],
  ["rehydrate", "tweet_edited", "rehydrate/tweet_edited: refetch"],
])("%s stays what it is beside an error that is not documented", (action, reason, meaning) => {
  expect(read({ error: "warn", action, reason })).toBe(meaning);
});

test("the documented error outweighs whatever else its line says", () => {
  expect(read({ error: "invalid_id", action: "delete", reason: "deleted" })).toBe(
    "error/invalid_id: unverified",
  );
});

test("the table fits into the bits that a stored finding has, and no finding is in it twice", () => {
  expect(findings.length).toBeLessThan(64);
  expect(new Set(findings.map(({ action, reason }) => `${action}/${reason}`)).size).toBe(findings.length);
  expect(findings[0]).toEqual({ action: "none", reason: "none", decision: "keep" });
});

test("only documented reasons of a violation can be kept", () => {
  const reasons = findings.filter(({ decision }) => decision === "remove" || decision === "scrub");
  expect(new Set(reasons.map(({ reason }) => reason))).toEqual(new Set(violationReasons));
});

test.for([null, 7, "text", [], {}, { id: 7 }, { id: null }, { id: "1".repeat(65) }])(
  "%j is not a record",
  (line) => {
    expect(recordSchema.safeParse(line).success).toBe(false);
  },
);

test("fields that are not known are passed over", () => {
  expect(recordSchema.parse({ id, action: "delete", created_at: 7, more: { deep: [] } })).toEqual({
    id,
    action: "delete",
  });
});

test("what no claim rests on may be anything, and counts as nothing unless it is a text or an error", () => {
  const odd = { action: 7, reason: {}, redacted_at: 1_600_000_000, deleted_at: [] };
  const nothing = { action: null, reason: null, redacted_at: null, deleted_at: null };
  expect(recordSchema.parse({ id, ...odd, error: null })).toEqual({ id, ...nothing });
  for (const error of [true, 0, {}, []])
    expect(recordSchema.parse({ id, error })).toEqual({ id, error: "error" });
  for (const error of [null, false]) expect(recordSchema.parse({ id, error })).toEqual({ id });
});

test("times of any length are taken as they are", () => {
  for (const time of ["2021-06-15T07:32:10+00:00", "2".repeat(640)]) {
    const line = { id, redacted_at: time, deleted_at: time };
    expect(recordSchema.parse(line)).toEqual(line);
  }
});
