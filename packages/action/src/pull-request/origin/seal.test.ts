import { expect, test } from "vitest";
import { createSeal } from "./seal.ts";

const key = { bearerToken: "t", owner: "octo-org", repository: "id-lists", branch: "x/1", base: "main" };
const statement = {
  ...{ treeSha: "a".repeat(40), baseSha: "b".repeat(40), identity: "0123abcd" },
  asOf: new Map([["tweets", 2000] as const]),
};
const sealed = createSeal(key)(statement);

test("the same statement has the same seal, whoever writes the repository's name", () => {
  expect(sealed).toMatch(/^[0-9a-f]{64}$/);
  expect(createSeal({ ...key, owner: "Octo-Org" })({ ...statement })).toBe(sealed);
});

test.each([
  ["another token", { bearerToken: "u" }],
  ["another repository", { repository: "others" }],
  ["another owner", { owner: "octo" }],
  ["another branch", { branch: "x/2" }],
  ["another base", { base: "v1" }],
])("%s makes another one", (_name, change) => {
  expect(createSeal({ ...key, ...change })(statement)).not.toBe(sealed);
});

test.each([
  ["tree", { treeSha: "c".repeat(40) }],
  ["base", { baseSha: "c".repeat(40) }],
  ["time", { asOf: new Map([["tweets", 2001] as const]) }],
  ["type of the time", { asOf: new Map([["users", 2000] as const]) }],
  ["time that is left out", { asOf: undefined }],
  ["inputs", { identity: "0123abce" }],
  ["inputs that are left out", { identity: undefined }],
])("so does another %s", (_name, change) => {
  expect(createSeal(key)({ ...statement, ...change })).not.toBe(sealed);
});
