import { expect, test } from "vitest";
import { findGitServer } from "./git-server.ts";

const context = {
  apiUrl: "https://api.github.com",
  serverUrl: "https://github.com",
  owner: "octo-org",
  repository: "id-lists",
};

test("git's server is the one that the runner names", () => {
  expect(findGitServer(context)).toEqual({
    serverUrl: "https://github.com",
    repositoryUrl: "https://github.com/octo-org/id-lists.git",
  });
});

test.each(["http://127.0.0.1:8080/api/v3", "http://localhost:8080", "http://[::1]:8080"])(
  "with an API at %s no token goes to GitHub",
  (apiUrl) => {
    const { origin } = new URL(apiUrl);
    expect(findGitServer({ ...context, apiUrl })).toEqual({
      serverUrl: origin,
      repositoryUrl: `${origin}/octo-org/id-lists.git`,
    });
  },
);

test("names of repositories stay within their part of the address", () => {
  const { repositoryUrl } = findGitServer({ ...context, owner: "../x", repository: "a b?c" });
  expect(repositoryUrl).toBe("https://github.com/..%2Fx/a%20b%3Fc.git");
});
