import { fileURLToPath } from "node:url";
import { ComplianceError, type ErrorCode } from "@x-batch-compliance/core";
import { expect, test } from "vitest";
import { toFailure } from "../errors/describe-error.ts";
import { addNotes, readNetworkNotes } from "./network-notes.ts";

async function advise(code: ErrorCode, environment: NodeJS.ProcessEnv): Promise<string> {
  return addNotes(toFailure(new ComplianceError(code, "It failed.")), await readNetworkNotes(environment))
    .hint;
}

const own = fileURLToPath(import.meta.url);

test.each([
  ["NETWORK", { ALL_PROXY: "socks5://proxy:1" }, "`ALL_PROXY` is set, and is not used"],
  ["IDLE_TIMEOUT", { all_proxy: "http://proxy:1" }, "`ALL_PROXY` is set, and is not used"],
  [
    "CERTIFICATE_REJECTED",
    { NODE_EXTRA_CA_CERTS: `${own}.none` },
    "cannot be read (ENOENT), so it is not used",
  ],
  ["CERTIFICATE_REJECTED", { NODE_EXTRA_CA_CERTS: own }, "holds no certificate in PEM form"],
] as const)("%s with %j has the advice that fits", async (code, environment, text) => {
  const hint = await advise(code, environment);
  expect(hint).toContain(text);
  expect(hint).toContain(toFailure(new ComplianceError(code, "")).hint);
  expect(hint).not.toContain("proxy:1");
});

test.each([
  ["NETWORK", { ALL_PROXY: "http://proxy:1", https_proxy: "http://proxy:1" }],
  ["UNAUTHORIZED", { ALL_PROXY: "http://proxy:1" }],
  ["NETWORK", { NODE_EXTRA_CA_CERTS: "/none" }],
  ["CERTIFICATE_REJECTED", { ALL_PROXY: "http://proxy:1", NODE_EXTRA_CA_CERTS: "" }],
] as const)("%s with %j has its own advice alone", async (code, environment) => {
  expect(await advise(code, environment)).toBe(toFailure(new ComplianceError(code, "")).hint);
});
