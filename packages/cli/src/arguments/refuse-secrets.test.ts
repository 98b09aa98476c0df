import { expect, test } from "vitest";
import { refuseSecrets } from "./refuse-secrets.ts";

test.each([
  "--bearer-token",
  "--bearer-token=x",
  "-token",
  "--access-token-secret",
  "--x-bearer-token=abc",
  "Bearer abcdefghijk",
  `AAAA${"a".repeat(60)}`,
  `--job-name=AAAA${"a".repeat(60)}`,
  `ghp_${"a".repeat(36)}`,
])("%s is refused", (word) => {
  expect(refuseSecrets(["check", word])).toMatch(/^A token on the command line .*--token-file/);
});

test.each(["--token-file", "--token-file=x", "AAAA.txt", "token", "bearer.csv", "1372966999991541762"])(
  "%s is not a token",
  (word) => {
    expect(refuseSecrets(["check", word])).toBeUndefined();
  },
);
