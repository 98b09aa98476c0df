import { expect, test } from "vitest";
import { pickGitEnvironment } from "./pick-git-environment.ts";

test("of the runner's environment git sees what it needs, and no input, token or setting of a person", () => {
  const environment = {
    PATH: "/usr/bin",
    https_proxy: "http://proxy",
    RUNNER_TRACKING_ID: "1",
    "INPUT_BEARER-TOKEN": "secret",
    GITHUB_TOKEN: "secret",
    GIT_TRACE_CURL: "1",
    GIT_CONFIG_PARAMETERS: "'core.sshcommand'='evil'",
    HOME: "/home/ada",
    LD_PRELOAD: "evil.so",
  };
  expect(pickGitEnvironment(environment)).toEqual({
    PATH: "/usr/bin",
    https_proxy: "http://proxy",
    RUNNER_TRACKING_ID: "1",
  });
});
