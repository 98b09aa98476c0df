import { expect, test } from "vitest";
import { encodeCredential } from "../credential.ts";
import { makeGitEnvironment } from "./git-environment.ts";

const token = "ghs_canary0123456789";
const remote = { serverUrl: "https://github.com", owner: "octo-org", repository: "id-lists", token };

test("the token is in one variable, for the server alone", () => {
  const environment = makeGitEnvironment({ PATH: "/usr/bin" }, { folder: "/tmp/f", remote });
  const holders = Object.entries(environment).filter(
    ([, value]) => value.includes(token) || value.includes(encodeCredential(token)),
  );
  expect(holders).toEqual([
    [
      "GIT_CONFIG_VALUE_1",
      `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${token}`).toString("base64")}`,
    ],
  ]);
  expect(environment).toMatchObject({
    GIT_CONFIG_KEY_1: "http.https://github.com/.extraheader",
    GIT_CONFIG_KEY_2: "http.followRedirects",
    GIT_CONFIG_VALUE_2: "false",
    GIT_ALLOW_PROTOCOL: "https",
    GIT_TERMINAL_PROMPT: "0",
    HOME: "/tmp/f",
  });
});

test("names of repositories stay within their part of the address", () => {
  const odd = { ...remote, owner: "../x", repository: "a b?c" };
  const environment = makeGitEnvironment({}, { folder: "/tmp/f", remote: odd });
  expect(environment.GIT_CONFIG_VALUE_0).toBe("https://github.com/..%2Fx/a%20b%3Fc.git");
});
