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
  ["CERT_HAS_EXPIRED", "NETWORK"],
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

test("a code that is no plain code is not repeated", () => {
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
