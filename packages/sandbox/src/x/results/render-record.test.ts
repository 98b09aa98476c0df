import { expect, test } from "vitest";
import { renderEvent } from "./render-record.ts";

const verdict = { action: "delete", reason: "suspended" };
// This hash has a time of redaction, in the form with an offset.
const event = { id: "20", hash: 3, type: "users", flow: "gcs", verdict, repetition: 1 } as const;

test("an event has X's fields in the recorded order, the ID as text, and ends its line", () => {
  const line = renderEvent(event);
  expect(line).toMatch(/^\{.*\}\n$/);
  expect(Object.keys(JSON.parse(line))).toEqual(["id", "action", "created_at", "redacted_at", "reason"]);
  expect(JSON.parse(line)).toMatchObject({ id: "20", action: "delete", reason: "suspended" });
});

test("the newer generation tells the time of a deletion twice, and only of a deletion", () => {
  const deleted = JSON.parse(renderEvent({ ...event, flow: "api" }));
  expect(deleted.deleted_at).toBe(deleted.redacted_at);
  const edited = { action: "rehydrate", reason: "tweet_edited" };
  expect(JSON.parse(renderEvent({ ...event, flow: "api", verdict: edited }))).not.toHaveProperty(
    "deleted_at",
  );
});

test("an ID that X could not look up has a record with an error, and nothing else", () => {
  const verdict = { action: "error", reason: "internal_error" };
  expect(renderEvent({ ...event, verdict })).toBe('{"id":"20","error":"internal_error"}\n');
});

test("a reason can be null", () => {
  const verdict = { action: "delete", reason: null };
  expect(JSON.parse(renderEvent({ ...event, verdict }))).toMatchObject({ action: "delete", reason: null });
});
