import { expect, test } from "vitest";
import { readApiUrl, readBearerToken } from "./credentials.ts";

test.for([
  "AAAAAAAAAAAAAAAAAAAAAMLheAAAAAAA0%2BuSeid%2BULvsea4JtiGRiSDSJSI%3DEUifiRBkKG5E2XzMDjRfl76ZC9Ub0wnz4XsNiRVBChTYbJcE3F",
  "eyJhbGciOi.payload-part.sig_nature==",
  "12345678",
  "a".repeat(4_096),
])("%s has the shape of a token", (token) => {
  expect(readBearerToken(token)).toBe(token);
});

test.for([
  "Bearer AAAAAAAAAA",
  "canary canary",
  "canary-token\n",
  "canary-token\r\nx-evil: 1",
  " canary-token",
  '"canary-token"',
  "canary-tokén",
  "canary=token",
  "canary\u0000token",
  "canary;token",
])("%j is refused without being shown", (token) => {
  expect(() => readBearerToken(token)).toThrow(
    expect.objectContaining({
      code: "TOKEN_MALFORMED",
      message: "The bearer token contains characters that cannot be part of a token.",
    }),
  );
});

test.for([
  ["abc", "too short"],
  ["canary1", "too short"],
  ["canary1".repeat(700), "too long"],
] as const)("the token %j is called %s", ([token, words]) => {
  const thrown = expect.objectContaining({
    code: "TOKEN_MALFORMED",
    message: expect.stringMatching(`^The bearer token is ${words}: (?!.*canary)`),
  });
  expect(() => readBearerToken(token)).toThrow(thrown);
});

test.for([
  "ghs_16C7e42F292c6912E7710c838347Ae178B4a",
  "ghp_canary000",
  "github_pat_11A_canary",
  "\nghs_canary",
])("%j, a token of GitHub's, is refused by that name, without being shown", (token) => {
  expect(() => readBearerToken(token)).toThrow(
    expect.objectContaining({
      code: "TOKEN_MALFORMED",
      message: "The bearer token is a GitHub token, not an X token. It was not sent.",
    }),
  );
});

test.for(["", " ", "\n\t"])("the token %j is called empty", (token) => {
  expect(() => readBearerToken(token)).toThrow("The bearer token is empty.");
});

test.for([
  ["https://api.x.com", "https://api.x.com"],
  ["https://api.x.com/", "https://api.x.com"],
  ["http://127.0.0.1:4010", "http://127.0.0.1:4010"],
] as const)("%s is the API at %s", ([text, origin]) => {
  expect(readApiUrl(text).origin).toBe(origin);
});

test.for([
  "",
  "api.x.com",
  "http://api.x.com",
  "https://canary@api.x.com",
  "https://api.x.com/2?token=canary",
])("the API URL %j is refused without being shown", (text) => {
  expect(() => readApiUrl(text)).toThrow(
    expect.objectContaining({ code: "OPTION_INVALID", message: expect.not.stringContaining("canary") }),
  );
});
