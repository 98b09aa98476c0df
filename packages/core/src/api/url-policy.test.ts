import { expect, test } from "vitest";
import { ComplianceError } from "../errors.ts";
import { isLoopback } from "../http/is-loopback.ts";
import { SignedUrl } from "../http/signed-url.ts";
import { checkUrl, isApiUrl, mayLeadTo, type UrlPurpose } from "./url-policy.ts";

const upload: UrlPurpose = { apiUrl: new URL("https://api.x.com"), jobId: "123", use: "upload" };
const download: UrlPurpose = { ...upload, use: "download" };
const loopback: UrlPurpose = { ...upload, apiUrl: new URL("http://127.0.0.1:4010") };
const storage = "https://storage.googleapis.com/twttr-tweet-compliance/123";

/** The trust that an address gets, or the code of its refusal. */
function trustOf(address: string, purpose: UrlPurpose = upload): string {
  try {
    return checkUrl(new SignedUrl(new URL(address)), purpose);
  } catch (error) {
    if (!(error instanceof ComplianceError)) throw error;
    return error.code;
  }
}

test("X's own byte paths get the bearer, under both names of the API", () => {
  expect(trustOf("https://api.x.com/2/compliance/jobs/123/upload?token=t")).toBe("bearer");
  expect(trustOf("https://api.twitter.com/2/compliance/jobs/123/upload?token=t")).toBe("bearer");
  expect(trustOf("https://API.X.com:443/2/compliance/jobs/123/upload")).toBe("bearer");
  expect(trustOf("https://api.x.com/2/compliance/jobs/123/download?token=t", download)).toBe("bearer");
});

test("Google's storage gets the IDs, never the bearer", () => {
  expect(trustOf(`${storage}/submission/abc?X-Goog-Signature=f`)).toBe("no-bearer");
  expect(trustOf(`${storage}/delivery/a/b.json?X-Goog-Signature=f`, download)).toBe("no-bearer");
});

test("a loopback API may name loopback storage, and its own byte paths get the bearer", () => {
  expect(trustOf("http://127.0.0.1:4010/2/compliance/jobs/123/upload?token=t", loopback)).toBe("bearer");
  for (const host of [
    "http://127.0.0.1:9",
    "http://127.8.8.8:9",
    "http://localhost",
    "http://[::1]:9",
    "https://localhost",
  ])
    expect(trustOf(`${host}/twttr-user-compliance/123/submission/o`, loopback)).toBe("no-bearer");
});

test("an API of one's own gets the bearer on its own origin alone", () => {
  const own = { ...upload, apiUrl: new URL("https://proxy.example:8443") };
  expect(trustOf("https://proxy.example:8443/2/compliance/jobs/123/upload", own)).toBe("bearer");
  for (const origin of ["https://api.x.com", "https://proxy.example", "http://proxy.example:8443"])
    expect(trustOf(`${origin}/2/compliance/jobs/123/upload`, own)).toBe("URL_REFUSED");
});

test("a refusal names the job, and not the address", () => {
  const signed = new SignedUrl(new URL("https://evil.example/canary?token=canary"));
  expect(() => checkUrl(signed, download)).toThrow(
    expect.objectContaining({ jobId: "123", message: "X returned an unexpected URL for the download." }),
  );
});

test.for([
  ["https://api.x.com", true],
  ["https://proxy.example:8443/", true],
  ["http://127.0.0.1:4010", true],
  ["http://[::1]:4010", true],
  ["http://localhost", true],
  ["http://api.x.com", false],
  ["http://127.0.0.1.evil.example", false],
  ["https://api.x.com/2", false],
  ["https://api.x.com/?a", false],
  ["https://api.x.com/#a", false],
  ["https://user@api.x.com", false],
  ["https://:password@api.x.com", false],
  ["ftp://127.0.0.1", false],
] as const)("%s as the API's own address: %s", ([address, expected]) => {
  expect(isApiUrl(new URL(address))).toBe(expected);
});

test("other spellings of a loopback address are loopback, other addresses are not", () => {
  const spelled = ["http://127.1", "http://0x7f.0.0.1", "http://2130706433", "http://127.255.255.254"];
  expect(spelled.filter((address) => !isLoopback(new URL(address)))).toEqual([]);
  const others = [
    "http://126.0.0.1",
    "http://1127.0.0.1.example",
    "http://[::ffff:7f00:1]",
    "http://localhost.example",
    // Of a scheme that is not the web's, the host is taken as it is written.
    "git://at-127.0.0.1",
  ];
  expect(others.filter((address) => isLoopback(new URL(address)))).toEqual([]);
});

test.for([
  ["https://storage.googleapis.com/any/object?X-Goog-Signature=s", true],
  ["https://storage.googleapis.com:443/any", true],
  ["http://storage.googleapis.com/any", false],
  ["https://storage.googleapis.com:8443/any", false],
  ["https://api.x.com/2/compliance/jobs/123/download?token=t", false],
  ["https://api.twitter.com/any", false],
  ["https://user@storage.googleapis.com/any", false],
  ["http://127.0.0.1/any", false],
  ["https://x.storage.googleapis.com/any", false],
] as const)("a download of X may be led on to %s: %s", ([address, may]) => {
  expect(mayLeadTo(new SignedUrl(new URL(address)), new URL("https://api.x.com"))).toBe(may);
});
