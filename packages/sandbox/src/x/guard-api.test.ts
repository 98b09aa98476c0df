import { expect, test } from "vitest";
import { type Answer, type DrivenX, driveX, jsonHeaders } from "../../test/drive-x.ts";

const path = "/2/compliance/jobs";
const operations: readonly (readonly [string, (driven: DrivenX) => Promise<Answer>])[] = [
  ["create", (driven) => driven.call("POST", path, { body: '{"type":"tweets"}', headers: jsonHeaders })],
  ["get", (driven) => driven.call("GET", `${path}/7`)],
  ["list", (driven) => driven.call("GET", `${path}?type=tweets`)],
];

test.each([
  [{}],
  [{ authorization: "Bearer wrong" }],
  [{ authorization: "Basic abc" }],
  [{ authorization: "" }],
])("a request with the headers %j is unauthorized, in the recorded words", async (headers) => {
  await using driven = await driveX();
  const answer = await driven.callBare("GET", `${path}?type=tweets`, { headers });
  expect(answer.status).toBe(401);
  expect(answer.text).toBe(
    '{"title":"Unauthorized","type":"about:blank","status":401,"detail":"Unauthorized"}',
  );
});

test.each(operations)("an account without credits can't pay a %s", async (_, call) => {
  await using driven = await driveX({ account: "no-credits" });
  expect(await call(driven)).toMatchObject({ status: 402, json: { title: "CreditsDepleted" } });
});

test.each(operations)("an App outside a Project is refused a %s, in the recorded words", async (_, call) => {
  await using driven = await driveX();
  driven.x.setAccount("not-enrolled");
  expect(await call(driven)).toMatchObject({
    status: 403,
    json: {
      client_id: expect.any(String),
      detail: expect.stringMatching(
        /^When authenticating requests to the Twitter API v2 endpoints, you must use keys/,
      ),
      title: "Client Forbidden",
      required_enrollment: "Appropriate Level of API Access",
      reason: "client-not-enrolled",
      type: "https://api.twitter.com/2/problems/client-forbidden",
    },
  });
});

test("an account that is active again is served again", async () => {
  await using driven = await driveX({ account: "no-credits" });
  driven.x.setAccount("active");
  expect((await driven.call("GET", `${path}?type=tweets`)).status).toBe(200);
});

test.each(operations)("a %s tells its limit on every answer, refusals too", async (_, call) => {
  await using driven = await driveX();
  const answers = [await call(driven), await call(driven)];
  driven.x.setAccount("no-credits");
  answers.push(await call(driven));
  const remaining = answers.map(({ headers }) => headers.get("x-rate-limit-remaining"));
  expect(remaining).toEqual(["149", "148", "147"]);
  const { headers } = answers[0] as Answer;
  expect(headers.get("x-rate-limit-limit")).toBe("150");
  expect(headers.get("x-rate-limit-reset")).toBe(String(Date.UTC(2026, 8, 1, 12, 15) / 1000));
  expect(headers.get("date")).toBe("Tue, 01 Sep 2026 12:00:00 GMT");
});

test.each(operations)("a %s over the limit is refused until the reset", async (_, call) => {
  await using driven = await driveX({ rateLimit: { limit: 1, windowMs: 60_000 } });
  await call(driven);
  const refused = await call(driven);
  expect(refused).toMatchObject({ status: 429, json: { title: "Too Many Requests" } });
  expect(refused.headers.get("x-rate-limit-remaining")).toBe("0");
  driven.clock.advance(60_000);
  expect((await call(driven)).status).not.toBe(429);
});

test("the paths of the bytes have no such limit", async () => {
  await using driven = await driveX({ rateLimit: { limit: 1, windowMs: 60_000 } });
  const job = await driven.create();
  const uploads = [await driven.upload(job, "20\n"), await driven.upload(job, "20\n")];
  expect(uploads.map(({ status, headers }) => [status, headers.has("x-rate-limit-limit")])).toEqual([
    [200, false],
    [409, false],
  ]);
});
