import { expect, test } from "vitest";
import { encodeCredential } from "../credential.ts";
import { buildGitEnvironment, buildReaderEnvironment } from "./git-environment.ts";

const token = "ghs_canary0123456789";
const serverUrl = "https://github.com";
const remote = { serverUrl, repositoryUrl: `${serverUrl}/octo-org/id-lists.git`, token };

test("the token is in one variable, for the server alone", () => {
  const environment = buildGitEnvironment({ PATH: "/usr/bin" }, { folder: "/tmp/f", remote });
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
    GIT_CONFIG_VALUE_0: "https://github.com/octo-org/id-lists.git",
    GIT_CONFIG_KEY_1: "http.https://github.com/.extraheader",
    GIT_CONFIG_KEY_2: "http.followRedirects",
    GIT_CONFIG_VALUE_2: "false",
    GIT_ALLOW_PROTOCOL: "https",
    GIT_TERMINAL_PROMPT: "0",
    HOME: "/tmp/f",
  });
});

test("a git that only reads is given no token, no server and nothing to fetch with", () => {
  const environment = buildReaderEnvironment(
    { PATH: "/usr/bin" },
    { folder: "/tmp/f", objectFolder: "/w/o" },
  );
  expect(environment).toMatchObject({
    GIT_DIR: "/tmp/f/store.git",
    GIT_ALTERNATE_OBJECT_DIRECTORIES: '"/w/o"',
    GIT_NO_LAZY_FETCH: "1",
    GIT_ALLOW_PROTOCOL: "",
    GIT_CONFIG_GLOBAL: "/dev/null",
  });
  expect(Object.keys(environment).filter((name) => /CONFIG_(?:KEY|VALUE|COUNT)/.test(name))).toEqual([]);
});
