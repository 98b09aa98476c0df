import { expect, test } from "vitest";
import { ComplianceError } from "../errors.ts";
import { toComplianceError } from "./failure.ts";

const coded = (code: string, rest: object = {}): Error =>
  Object.assign(new Error("canary"), { code, ...rest });

test.for([
  ["UND_ERR_HEADERS_TIMEOUT", "IDLE_TIMEOUT"],
  ["UND_ERR_BODY_TIMEOUT", "IDLE_TIMEOUT"],
  ["UND_ERR_CONNECT_TIMEOUT", "IDLE_TIMEOUT"],
  ["ETIMEDOUT", "IDLE_TIMEOUT"],
  ["UND_ERR_RES_CONTENT_LENGTH_MISMATCH", "NETWORK"],
  ["HPE_INVALID_CHUNK_SIZE", "NETWORK"],
  ["UND_ERR_SOCKET", "NETWORK"],
  ["ECONNRESET", "NETWORK"],
  ["ENOTFOUND", "NETWORK"],
  ["UND_ERR_HEADERS_OVERFLOW", "NETWORK"],
  ["ERR_SSL_WRONG_VERSION_NUMBER", "NETWORK"],
  ["CERT_HAS_EXPIRED", "CERTIFICATE_REJECTED"],
] as const)("%s is %s, and is named in the text", ([code, expected]) => {
  const error = toComplianceError(coded(code));
  expect(error.code).toBe(expected);
  expect(error.message).toContain(`(${code})`);
});

test("our own error stays itself", () => {
  const ours = new ComplianceError("UPLOAD_CHANGED", "The file was changed.");
  expect(toComplianceError(ours)).toBe(ours);
});

test("the code may stand in a cause, or in the first of several errors", () => {
  const inCause = new Error("canary", { cause: new TypeError("canary", { cause: coded("ETIMEDOUT") }) });
  expect(toComplianceError(inCause).code).toBe("IDLE_TIMEOUT");
  const several = new AggregateError([coded("ECONNREFUSED"), coded("ETIMEDOUT")], "canary");
  expect(toComplianceError(several).message).toContain("(ECONNREFUSED)");
});

test("words in a message decide nothing", () => {
  expect(toComplianceError(new Error("Headers Timeout Error: ETIMEDOUT")).code).toBe("NETWORK");
});

test("a code that is not a plain code is not repeated", () => {
  const error = toComplianceError(coded("https://storage.example/?token=canary"));
  expect(error.message).toBe("The connection failed (unknown).");
});

test.for([undefined, null, "canary", 7, {}, [], new Error("canary"), coded("X", { code: 9 })])(
  "%s, which says nothing, becomes NETWORK",
  (thrown) => {
    const error = toComplianceError(thrown);
    expect(error).toMatchObject({ code: "NETWORK", message: "The connection failed (unknown)." });
    expect(error).not.toHaveProperty("cause");
  },
);

test("causes that go round in a circle come to an end", () => {
  const one = new Error("one") as Error & { cause?: unknown };
  one.cause = new Error("two", { cause: one });
  expect(toComplianceError(one).code).toBe("NETWORK");
  const list: { errors: unknown[] } = { errors: [] };
  list.errors.push(list);
  expect(toComplianceError(list).code).toBe("NETWORK");
});

test.for([
  ["ENOTFOUND", "DNS could not resolve the name of the server api.x.com (ENOTFOUND)."],
  ["EAI_AGAIN", "DNS could not resolve the name of the server api.x.com (EAI_AGAIN)."],
  ["EPROTO", "The TLS handshake with the server api.x.com failed (EPROTO)."],
  ["ECONNREFUSED", "The connection to api.x.com was refused (ECONNREFUSED)."],
  [
    "SELF_SIGNED_CERT_IN_CHAIN",
    "The TLS certificate of the server api.x.com was signed by an authority that this machine does not trust (SELF_SIGNED_CERT_IN_CHAIN).",
  ],
  ["CERT_HAS_EXPIRED", "The TLS certificate of the server api.x.com has expired (CERT_HAS_EXPIRED)."],
  [
    "ERR_TLS_CERT_ALTNAME_INVALID",
    "The TLS certificate of the server api.x.com was issued for another host (ERR_TLS_CERT_ALTNAME_INVALID).",
  ],
] as const)("%s says what failed, and where a name helps", ([code, message]) => {
  const side = { name: "the server", host: "api.x.com" };
  expect(toComplianceError(coded(code), side).message).toBe(message);
});

test("a wrong certificate is not tried again; the rest of a bad connection is", () => {
  expect(toComplianceError(coded("CERT_NOT_YET_VALID")).retryable).toBe(false);
  for (const code of ["ENOTFOUND", "ECONNREFUSED", "EPROTO", "ETIMEDOUT"]) {
    expect(toComplianceError(coded(code)).retryable).toBe(true);
  }
});

test("what a proxy broke names the proxy", () => {
  const proxy = { name: "the proxy proxy.example:3128" };
  const messages = ["ECONNREFUSED", "ENOTFOUND", "ETIMEDOUT"].map(
    (code) => toComplianceError(coded(code), proxy).message,
  );
  expect(messages).toEqual([
    "The connection to the proxy proxy.example:3128 was refused (ECONNREFUSED).",
    "DNS could not resolve the name of the proxy proxy.example:3128 (ENOTFOUND).",
    "The proxy proxy.example:3128 did not respond for too long (ETIMEDOUT).",
  ]);
});
