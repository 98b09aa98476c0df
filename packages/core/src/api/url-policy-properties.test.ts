import fc from "fast-check";
import { expect, test } from "vitest";
import { readApiUrl, readBearerToken } from "../client/credentials.ts";
import { type ComplianceError, isComplianceError } from "../errors.ts";
import { SignedUrl } from "../http/signed-url.ts";
import { checkUrl, type UrlPurpose } from "./url-policy.ts";

const apis = [
  "https://api.x.com",
  "https://api.twitter.com",
  "https://proxy.example:8443",
  "http://127.0.0.1:4010",
];
const hosts = [
  ...["api.x.com", "api.twitter.com", "storage.googleapis.com", "proxy.example:8443", "127.0.0.1:4010"],
  ...[
    "localhost",
    "[::1]:9",
    "127.1",
    "evil.example",
    "api.x.com.evil.example",
    "api.x.com@evil.example",
    "x.com",
  ],
  ...[
    "API.X.COM",
    "api.x.com:443",
    "api.x.com:80",
    "api。x。com",
    "user@api.x.com",
    "169.254.169.254",
    "0.0.0.0",
  ],
];
const segments = [
  ...["2", "compliance", "jobs", "123", "124", "upload", "download", "submission", "delivery", "b", "o", ""],
  ...[".", "..", "%2e%2e", "%2F", "\\", "%00", "UPLOAD", "１２３", " ", "\t", "@", ":", ";a=b", "\u200b"],
];
const ownPaths = [
  "/2/compliance/jobs/123/upload",
  "/2/compliance/jobs/123/download",
  "/b/123/submission/o",
  "/b/123/delivery/o",
];
const paths = fc.oneof(
  fc.constantFrom(...ownPaths),
  fc.array(fc.constantFrom(...segments), { maxLength: 9 }).map((parts) => `/${parts.join("/")}`),
);
const tails = fc.constantFrom("", "", "?token=t", "?X-Goog-Signature=f", "#f", "?a#b", "#", "/..", "//");
const anyAddress = fc.tuple(
  fc.constantFrom("https", "https", "http", "ws", "HTTPS"),
  fc.oneof(fc.constantFrom(...hosts.slice(0, 6)), fc.constantFrom(...hosts)),
  paths,
  tails,
);
/** So few addresses with odd parts pass that a run could, by chance, judge hardly any. */
const plainAddress = fc.tuple(
  fc.constantFrom("https", "https", "http"),
  fc.constantFrom(...hosts.slice(0, 5)),
  fc.constantFrom(...ownPaths),
  fc.constantFrom("", "?token=t", "?X-Goog-Signature=f"),
);
const address = fc
  .oneof(anyAddress, plainAddress)
  .map(([scheme, host, path, tail]) => URL.parse(`${scheme}://${host}${path}${tail}`))
  .filter((url) => url !== null);
const purpose: fc.Arbitrary<UrlPurpose> = fc.record({
  apiUrl: fc.constantFrom(...apis).map((api) => new URL(api)),
  jobId: fc.constant("123"),
  use: fc.constantFrom("upload", "download"),
});

/** What comes of it, or the error of ours that it is refused with. */
function attempt<T>(act: () => T): T | ComplianceError {
  try {
    return act();
  } catch (error) {
    if (isComplianceError(error)) return error;
    throw error;
  }
}

const judge = (url: URL, wanted: UrlPurpose): unknown => attempt(() => checkUrl(new SignedUrl(url), wanted));

const many = { numRuns: 3000 };

test("the bearer goes nowhere but to the job's own path on the API's own origin, under its two names", () => {
  let passed = 0;
  fc.assert(
    fc.property(address, purpose, (url, wanted) => {
      if (judge(url, wanted) !== "bearer") return;
      passed++;
      const names = apis.slice(0, 2);
      const own = names.includes(wanted.apiUrl.origin) ? names : [wanted.apiUrl.origin];
      const [bare] = url.href.split("?");
      expect(own.map((origin) => `${origin}/2/compliance/jobs/123/${wanted.use}`)).toContain(bare);
    }),
    many,
  );
  expect(passed).toBeGreaterThan(10);
});

test("what gets the IDs without the bearer is an object of the job in Google's storage, or stays on this machine with the API", () => {
  let passed = 0;
  fc.assert(
    fc.property(address, purpose, (url, wanted) => {
      if (judge(url, wanted) !== "no-bearer") return;
      passed++;
      const isLocal = wanted.apiUrl.hostname === "127.0.0.1";
      const place = isLocal
        ? /^https?:\/\/(localhost|\[::1\]|127(\.\d+){3})(:\d+)?\//
        : /^https:\/\/storage\.googleapis\.com\//;
      expect(url.href).toMatch(place);
      const folder = wanted.use === "upload" ? "submission" : "delivery";
      expect(url.pathname).toMatch(new RegExp(`^/[a-z0-9._-]+/123/${folder}/.`));
      expect([url.username, url.password, url.hash]).toEqual(["", "", ""]);
    }),
    many,
  );
  expect(passed).toBeGreaterThan(10);
});

test("whatever is refused, the text names the job and nothing of the address", () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), purpose, (text, wanted) => {
      expect(attempt(() => checkUrl(new SignedUrl(new URL(`${text}#canary`)), wanted))).toMatchObject({
        code: "URL_REFUSED",
        jobId: "123",
        message: `X returned an unexpected URL for the ${wanted.use}.`,
      });
    }),
  );
});

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({
    unit: fc.constantFrom(..."abcXYZ019._~+/%-= \r\n\t\0\"':;éÿ\u0100"),
    minLength: 6,
    maxLength: 40,
  }),
);

test("a token that is accepted can stand in a header, and one that is not is never shown", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const token = `Zqx${text}`;
      const read = attempt(() => readBearerToken(token));
      if (read instanceof Error) {
        expect(read).toMatchObject({ code: "TOKEN_MALFORMED", message: expect.not.stringContaining("Zqx") });
      } else {
        expect(read).toBe(token);
        expect(new Headers({ authorization: `Bearer ${token}` }).get("authorization")).toBe(
          `Bearer ${token}`,
        );
      }
    }),
    many,
  );
});

test("an API address that is accepted is an origin, encrypted or on this machine, and one that is not is never shown", () => {
  const text = fc.oneof(
    fc.constantFrom(...apis, "https://[::1]", "HTTP://LOCALHOST:1"),
    address.map((url) => `${url.href.replace("://", "://Zqx")}`),
    fc.string().map((part) => `https://Zqx${part}`),
  );
  fc.assert(
    fc.property(text, (written) => {
      const url = attempt(() => readApiUrl(written));
      if (url instanceof Error) {
        expect(url).toMatchObject({ code: "OPTION_INVALID", message: expect.not.stringContaining("Zqx") });
      } else {
        expect(url.href).toMatch(/^(https:\/\/|http:\/\/(localhost|127\.|\[::1\]))[^/?#@]*\/$/);
      }
    }),
    { numRuns: 1000 },
  );
});
