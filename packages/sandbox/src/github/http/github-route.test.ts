// @module-tag slow
import { request } from "node:http";
import { expect, test } from "vitest";
import { driveGitHub } from "../../../test/drive-github.ts";

test("a wrong token is refused, and so is none", async () => {
  await using driven = await driveGitHub();
  const { status, body } = await driven.ask("GET /git/ref/heads/main", { token: "ghs_wrong" });
  expect([status, body]).toEqual([
    401,
    { message: "Bad credentials", documentation_url: "https://docs.github.com/rest", status: "401" },
  ]);
  const none = await fetch(`${driven.github.apiUrl}/repos/octo-org/id-lists`);
  expect([none.status, ((await none.json()) as { message: string }).message]).toEqual([
    401,
    "Requires authentication",
  ]);
});

test("both forms of the authorization header open the repository", async () => {
  await using driven = await driveGitHub();
  for (const scheme of ["token", "Bearer"]) {
    const headers = { authorization: `${scheme} ${driven.github.token}` };
    expect((await driven.ask("GET /git/ref/heads/main", { headers })).status).toBe(200);
  }
});

test("a request without a user agent is forbidden", async () => {
  await using driven = await driveGitHub();
  const status = await new Promise((resolve, reject) => {
    // Every other client of this program names itself.
    const sent = request(`${driven.github.apiUrl}/user`, (response) => resolve(response.resume().statusCode));
    sent.on("error", reject).end();
  });
  expect(status).toBe(403);
});

test.each([
  ["GET /git/ref/heads/main", "contents", "none", "contents=read"],
  ["POST /git/refs", "contents", "read", "contents=write"],
  ["POST /git/trees", "contents", "read", "contents=write"],
  ["POST /git/commits", "contents", "read", "contents=write"],
  ["POST /git/blobs", "contents", "read", "contents=write"],
  ["PATCH /git/refs/heads/main", "contents", "read", "contents=write"],
  ["DELETE /git/refs/heads/main", "contents", "read", "contents=write"],
  ["GET /pulls", "pullRequests", "none", "pull_requests=read"],
  ["POST /pulls", "pullRequests", "read", "pull_requests=write"],
  ["PATCH /pulls/1", "pullRequests", "read", "pull_requests=write"],
  ["POST /pulls/1/requested_reviewers", "pullRequests", "read", "pull_requests=write"],
] as const)("%s is refused to a workflow with %s: %s", async (line, permission, level, accepted) => {
  await using driven = await driveGitHub();
  driven.github.settings.permissions[permission] = level;
  const { status, body, headers } = await driven.ask(line);
  expect([status, body.message]).toEqual([403, "Resource not accessible by integration"]);
  expect(headers.get("x-accepted-github-permissions")).toBe(accepted);
  expect((await driven.ask(line, { token: driven.github.userToken })).status).not.toBe(403);
});

test("labels, assignees and comments need either of two permissions", async () => {
  await using driven = await driveGitHub();
  const { permissions } = driven.github.settings;
  const statusOf = async (path: string) =>
    (await driven.ask(`POST /issues/1/${path}`, { fields: {} })).status;
  for (const path of ["labels", "assignees", "comments"]) {
    Object.assign(permissions, { issues: "read", pullRequests: "write" });
    expect(await statusOf(path)).toBe(404);
    Object.assign(permissions, { issues: "write", pullRequests: "read" });
    expect(await statusOf(path)).toBe(404);
    Object.assign(permissions, { issues: "read", pullRequests: "read" });
    expect(await statusOf(path)).toBe(403);
  }
});

test("every answer has an id of its own and tells how much of the hour is left", async () => {
  await using driven = await driveGitHub();
  driven.github.settings.requestsPerHour = 2;
  const [first, second] = [await driven.ask("GET /pulls"), await driven.ask("GET /nowhere")];
  expect(second.status).toBe(404);
  expect(first.headers.get("x-github-request-id")).not.toBe(second.headers.get("x-github-request-id"));
  const left = [first, second].map(({ headers }) => headers.get("x-ratelimit-remaining"));
  expect(left).toEqual(["1", "0"]);
  const refused = await driven.ask("GET /pulls");
  expect([refused.status, refused.body.message]).toEqual([403, "API rate limit exceeded for installation."]);
  expect(refused.headers.get("x-ratelimit-reset")).toBe(String(Date.UTC(2026, 5, 1, 1) / 1000));
  expect((await driven.ask("GET /pulls", { token: driven.github.userToken })).status).toBe(200);
  driven.clock.advance(3_600_000);
  expect((await driven.ask("GET /pulls")).status).toBe(200);
});

test("a body that is not a JSON object is a bad request", async () => {
  await using driven = await driveGitHub();
  const post = async (body: string) => {
    const headers = { authorization: `token ${driven.github.token}` };
    const response = await fetch(`${driven.github.apiUrl}/repos/octo-org/id-lists/pulls`, {
      method: "POST",
      headers,
      body,
    });
    return [response.status, ((await response.json()) as { message: string }).message];
  };
  expect(await post("{")).toEqual([400, "Problems parsing JSON"]);
  expect(await post("1")).toEqual([400, "Body should be a JSON object"]);
  expect(await post(`{"head":"a","base":1,"title":"t"}`)).toEqual([
    422,
    "Invalid request.\n\nFor 'properties/base', 1 is not a string.",
  ]);
});
