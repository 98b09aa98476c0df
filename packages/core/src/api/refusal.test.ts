import { expect, test } from "vitest";
import { type ErrorCode, errorTable } from "../errors.ts";
import { describeRefusal, type RefusedCall } from "./refusal.ts";

const nowMs = Date.UTC(2026, 8, 1, 12);
const call: RefusedCall = { doing: "show the job", jobId: "123", nowMs };

const codeOf = (status: number, body = "", rest: Partial<RefusedCall> = {}): ErrorCode =>
  describeRefusal({ status, headers: {} }, body, { ...call, ...rest }).code;

test.for<readonly [number, ErrorCode]>([
  [301, "REDIRECTED"],
  [302, "REDIRECTED"],
  [304, "REDIRECTED"],
  [308, "REDIRECTED"],
  [400, "BAD_REQUEST"],
  [401, "UNAUTHORIZED"],
  [402, "CREDITS_DEPLETED"],
  [403, "EDGE_REFUSED"],
  [404, "NOT_FOUND"],
  [405, "BAD_REQUEST"],
  [408, "SERVER_ERROR"],
  [409, "CONFLICT"],
  [413, "PAYLOAD_TOO_LARGE"],
  [418, "BAD_REQUEST"],
  [422, "BAD_REQUEST"],
  [429, "RATE_LIMITED"],
  [500, "SERVER_ERROR"],
  [502, "SERVER_ERROR"],
  [503, "SERVER_ERROR"],
  [504, "SERVER_ERROR"],
  [599, "SERVER_ERROR"],
])("HTTP %i is %s", ([status, code]) => {
  expect(codeOf(status)).toBe(code);
});

test("a 404 without a job to be missing is about the address, and speaks of no other App's token", () => {
  const error = describeRefusal({ status: 404, headers: {} }, "", { doing: "list the jobs", nowMs });
  expect(error).toMatchObject({
    code: "ENDPOINT_NOT_FOUND",
    message: "X refused to list the jobs (HTTP 404).",
  });
  expect(errorTable[error.code].cause + error.hint).not.toMatch(/token|App/);
});

const notEnrolled = JSON.stringify({
  client_id: "1",
  title: "Client Forbidden",
  reason: "client-not-enrolled",
  type: "https://api.twitter.com/2/problems/client-forbidden",
});

test("a 403 of an App outside a Project is told from any other", () => {
  expect(codeOf(403, notEnrolled)).toBe("NOT_ENROLLED");
  expect(codeOf(401, notEnrolled)).toBe("UNAUTHORIZED");
});

test.for(["null", "[]", '"client-not-enrolled"', '{"reason":7}', "{}"])(
  "a 403 whose body is the JSON %j is FORBIDDEN",
  (body) => {
    expect(codeOf(403, body)).toBe("FORBIDDEN");
  },
);

test.for(["", "<html>client-not-enrolled</html>", "error code: 1020", "{"])(
  "a 403 whose body is %j, which is not JSON, is of the edge, and may pass",
  (body) => {
    const error = describeRefusal({ status: 403, headers: {} }, body, call);
    expect(error).toMatchObject({ code: "EDGE_REFUSED", retryable: true });
    expect(error.message).toBe("Something in front of X refused to show the job (HTTP 403).");
  },
);

test("on the byte paths a page is of the edge, and X's JSON or the storage's XML is about the address", () => {
  const page = "<!DOCTYPE html><title>Attention Required!</title>";
  expect(codeOf(403, page, { bytes: "upload" })).toBe("EDGE_REFUSED");
  const html = { status: 403, headers: { "content-type": "text/html; charset=UTF-8" } };
  expect(describeRefusal(html, "blocked", { ...call, bytes: "download" }).code).toBe("EDGE_REFUSED");
  expect(codeOf(403, '{"title":"Forbidden"}', { bytes: "upload" })).toBe("SIGNED_URL_REFUSED");
  expect(codeOf(403, "", { bytes: "download" })).toBe("SIGNED_URL_REFUSED");
});

test.for([
  { title: "Unsupported Authentication" },
  { title: null, type: "https://api.twitter.com/2/problems/unsupported-authentication" },
])("a 403 with %j is about a user's token", (problem) => {
  const error = describeRefusal({ status: 403, headers: {} }, JSON.stringify(problem), call);
  expect(error).toMatchObject({ code: "TOKEN_NOT_APP_ONLY", retryable: false });
});

test.for([{ title: "UsageCapExceeded" }, { type: "https://api.twitter.com/2/problems/usage-capped" }])(
  "a 429 with %j is the cap of the month, which no wait of ours ends",
  (problem) => {
    const error = describeRefusal({ status: 429, headers: {} }, JSON.stringify(problem), call);
    expect(error).toMatchObject({ code: "MONTHLY_CAP", retryable: false });
  },
);

test("a 429 of an App that has no requests left today waits for the day's reset, not for the window's", () => {
  const headers = {
    "x-app-limit-24hour-remaining": "0",
    "x-app-limit-24hour-reset": String(nowMs / 1_000 + 7_200),
    "x-rate-limit-reset": String(nowMs / 1_000 + 60),
  };
  expect(describeRefusal({ status: 429, headers }, "", call)).toMatchObject({
    code: "DAILY_LIMIT",
    retryable: true,
    waitMs: 7_201_000,
  });
  const left = { ...headers, "x-app-limit-24hour-remaining": "1" };
  expect(describeRefusal({ status: 429, headers: left }, "", call)).toMatchObject({
    code: "RATE_LIMITED",
    waitMs: 61_000,
  });
});

const expiredXml =
  "<?xml version='1.0'?><Error><Code>ExpiredToken</Code><StringToSign>s</StringToSign></Error>";

test.for<readonly [number, string, "upload" | "download", ErrorCode]>([
  [403, "<Error><Code>SignatureDoesNotMatch</Code></Error>", "upload", "SIGNED_URL_REFUSED"],
  [403, notEnrolled, "download", "SIGNED_URL_REFUSED"],
  [400, expiredXml, "upload", "SIGNED_URL_REFUSED"],
  [400, expiredXml, "download", "SIGNED_URL_REFUSED"],
  [400, "<Error><Code>MalformedSecurityHeader</Code></Error>", "upload", "BAD_REQUEST"],
  [400, "", "download", "BAD_REQUEST"],
  [401, "", "upload", "UNAUTHORIZED"],
  [404, "", "upload", "UPLOAD_NOT_FOUND"],
  [404, "", "download", "NOT_FOUND"],
  [413, "", "upload", "PAYLOAD_TOO_LARGE"],
  [307, "", "upload", "REDIRECTED"],
  [206, "", "download", "BAD_REQUEST"],
])("on the byte path, HTTP %i with %j for the %s is %s", ([status, body, bytes, code]) => {
  expect(codeOf(status, body, { bytes })).toBe(code);
});

test("storage's words mean nothing where storage was not asked", () => {
  expect(codeOf(400, expiredXml)).toBe("BAD_REQUEST");
});

test("the error carries status, job and the server's wait, and says what was asked", () => {
  const headers = { date: "Tue, 01 Sep 2026 12:00:00 GMT", "x-rate-limit-reset": String(nowMs / 1_000 + 60) };
  expect(describeRefusal({ status: 429, headers }, "", call)).toMatchObject({
    message: "X refused to show the job (HTTP 429).",
    status: 429,
    jobId: "123",
    waitMs: 61_000,
  });
});

test("no word of the answer gets into the error", () => {
  const body = JSON.stringify({ title: "canary", detail: "canary", reason: "canary" });
  for (const bytes of [undefined, "upload"] as const) {
    for (const status of [307, 400, 403, 404, 429, 500]) {
      const headers = { location: "https://canary.example", "x-canary": "canary" };
      const error = describeRefusal({ status, headers }, body, { ...call, ...(bytes && { bytes }) });
      expect(`${error.message}${error.hint}${error.stack}${JSON.stringify(error)}`).not.toContain("canary");
    }
  }
});
