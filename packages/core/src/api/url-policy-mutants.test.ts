import { expect, test } from "vitest";
import { ComplianceError } from "../errors.ts";
import { SignedUrl } from "../http/signed-url.ts";
import { checkUrl, type UrlPurpose } from "./url-policy.ts";

const upload: UrlPurpose = { apiUrl: new URL("https://api.x.com"), jobId: "123", use: "upload" };
const loopback: UrlPurpose = { ...upload, apiUrl: new URL("http://127.0.0.1:4010") };

/** The trust that an address gets, or the code of its refusal. */
function trustOf(address: string, purpose: UrlPurpose = upload): string {
  try {
    return checkUrl(new SignedUrl(new URL(address)), purpose);
  } catch (error) {
    if (!(error instanceof ComplianceError)) throw error;
    return error.code;
  }
}

const path = "/2/compliance/jobs/123/upload";
const refused: readonly string[] = [
  // Not encrypted, or another protocol.
  `http://api.x.com${path}`,
  `ws://api.x.com${path}`,
  `ftp://api.x.com${path}`,
  `blob:https://api.x.com${path}`,
  `file://api.x.com${path}`,
  `data:text/plain,https://api.x.com${path}`,
  "http://storage.googleapis.com/b/123/submission/o",
  // Users, ports, fragments.
  `https://user@api.x.com${path}`,
  `https://user:password@api.x.com${path}`,
  `https://:password@api.x.com${path}`,
  `https://api.x.com@evil.example${path}`,
  `https://api.x.com:443@evil.example${path}`,
  `https://api.x.com:8443${path}`,
  `https://api.x.com:80${path}`,
  `https://api.x.com${path}#fragment`,
  "https://user@storage.googleapis.com/b/123/submission/o",
  "https://storage.googleapis.com:8443/b/123/submission/o",
  "https://storage.googleapis.com/b/123/submission/o#f",
  // Hosts that look alike.
  `https://api.x.com.evil.example${path}`,
  `https://evil-api.x.com${path}`,
  `https://evilapi.x.com${path}`,
  `https://x.com${path}`,
  `https://upload.api.x.com${path}`,
  `https://api.x.co${path}`,
  `https://api.x.com.${path}`,
  `https://api-x.com${path}`,
  `https://аpi.x.com${path}`,
  `https://api.ⅹ.com.example${path}`,
  `https://xn--pi-7kc.x.com${path}`,
  `https://mobile.twitter.com${path}`,
  `https://evil.example/https://api.x.com${path}`,
  `https://evil.example\\@api.x.com${path}`,
  "https://storage.googleapis.com.evil.example/b/123/submission/o",
  "https://evil.storage.googleapis.com/b/123/submission/o",
  "https://123.storage.googleapis.com/123/submission/o",
  "https://storage-googleapis.com/b/123/submission/o",
  "https://storage.cloud.google.com/b/123/submission/o",
  "https://www.googleapis.com/b/123/submission/o",
  // Addresses of this machine and its neighbours, as the API is not one of them.
  `http://127.0.0.1${path}`,
  `https://127.0.0.1${path}`,
  "http://127.0.0.1/b/123/submission/o",
  "http://localhost/b/123/submission/o",
  "http://[::1]/b/123/submission/o",
  "http://169.254.169.254/b/123/submission/o",
  "http://10.0.0.1/b/123/submission/o",
  "http://0.0.0.0/b/123/submission/o",
  // Another job, another use, another call.
  "https://api.x.com/2/compliance/jobs/124/upload",
  "https://api.x.com/2/compliance/jobs/0123/upload",
  "https://api.x.com/2/compliance/jobs/1234/upload",
  "https://api.x.com/2/compliance/jobs//upload",
  "https://api.x.com/2/compliance/jobs/123/download",
  "https://api.x.com/2/compliance/jobs/123",
  "https://api.x.com/2/compliance/jobs/123/",
  "https://api.x.com/2/compliance/jobs/123/upload/",
  "https://api.x.com/2/compliance/jobs/123/upload/more",
  "https://api.x.com/2/compliance/jobs/123/UPLOAD",
  "https://api.x.com/2/tweets/123/upload",
  "https://api.x.com/1.1/compliance/jobs/123/upload",
  "https://api.x.com/",
  "https://storage.googleapis.com/b/124/submission/o",
  "https://storage.googleapis.com/b/123/delivery/o",
  "https://storage.googleapis.com/b/123/submissions/o",
  "https://storage.googleapis.com/b/123/submission",
  "https://storage.googleapis.com/b/123/submission/",
  "https://storage.googleapis.com/123/submission/o",
  "https://storage.googleapis.com//123/submission/o",
  "https://storage.googleapis.com/a/b/123/submission/o",
  "https://storage.googleapis.com/upload/storage/v1/b/123/submission/o",
  // Paths that climb or hide their slashes.
  "https://api.x.com//2/compliance/jobs/123/upload",
  "https://api.x.com/2/compliance/jobs/123%2Fupload",
  "https://api.x.com/2/compliance%2Fjobs/123/upload",
  "https://api.x.com/2/compliance/jobs/%31%32%33/upload",
  "https://api.x.com/2/compliance/jobs/123/upload%00",
  "https://api.x.com/2/compliance/jobs/123/upload%3Ftoken=t",
  "https://api.x.com/2/compliance/jobs/123/upload;a=b",
  "https://api.x.com/2/compliance/jobs/123/upload/..",
  "https://api.x.com/2/compliance/jobs/123/upload/%2e%2e/download",
  "https://api.x.com/2/compliance/jobs/123/upload/../../../../1.1/statuses/update.json",
  "https://storage.googleapis.com/b/123/submission/../../124/submission/o",
  "https://storage.googleapis.com/b/123/submission/%2e%2e/o",
  "https://storage.googleapis.com/b/123%2Fsubmission/o",
  "https://storage.googleapis.com/b/123/submission%2Fo",
  "https://storage.googleapis.com/B/123/submission/o",
  "https://storage.googleapis.com/b%2F123/123/submission/o",
  "https://storage.googleapis.com/b:c/123/submission/o",
];

test.for(refused)("%s is refused", (address) => {
  expect(trustOf(address)).toBe("URL_REFUSED");
});

test.for([
  "http://127.0.0.1:4011/2/compliance/jobs/123/upload",
  "http://localhost:4010/2/compliance/jobs/123/upload",
  "https://api.x.com/2/compliance/jobs/123/upload",
  "https://storage.googleapis.com/b/123/submission/o",
  "http://127.0.0.1.evil.example/b/123/submission/o",
  "http://evil.localhost/b/123/submission/o",
  "http://128.0.0.1/b/123/submission/o",
  "http://[::2]/b/123/submission/o",
  "ws://127.0.0.1/b/123/submission/o",
])("with a loopback API, %s gets nothing", (address) => {
  expect(trustOf(address, loopback)).toBe("URL_REFUSED");
});

/** What a URL is made of, and an attack on one of its parts. */
interface Parts {
  readonly scheme: string;
  readonly host: string;
  readonly port: string;
  readonly path: string;
  readonly query: string;
}
type Mutation = (parts: Parts) => string;

const write = ({ scheme, host, port, path, query }: Parts): string =>
  `${scheme}//${host}${port}${path}${query}`;
const change =
  <Part extends keyof Parts>(part: Part, to: (text: string) => string): Mutation =>
  (parts) =>
    write({ ...parts, [part]: to(parts[part]) });

const schemes = ["ws:", "wss:", "ftp:", "file:", "gopher:", "javascript:", "data:", "about:"];
/** Each is put before the host, behind it, and in place of it. */
const foreign = [
  "evil.example",
  "169.254.169.254",
  "10.0.0.1",
  "0.0.0.0",
  "[::2]",
  "[::ffff:a00:1]",
  "2886794753",
];
const aroundHost: readonly ((host: string) => string)[] = [
  ...foreign.flatMap((other) => [
    () => other,
    (host: string) => `${host}.${other}`,
    (host: string) => `${host}@${other}`,
    (host: string) => `${host}%40${other}`,
    (host: string) => `${other}\\@${host}`,
    (host: string) => `${other}/${host}`,
    (host: string) => `${other}?${host}`,
    (host: string) => `${other}#${host}`,
    (host: string) => `${host}:80@${other}`,
  ]),
  (host) => `user@${host}`,
  (host) => `:word@${host}`,
  (host) => `user:word@${host}`,
  (host) => `${host}.`,
  (host) => `evil-${host}`,
  (host) => `evil.${host}`,
  (host) => host.slice(1),
  (host) => host.replace(/\./, "-"),
  (host) => host.replace(/\./, ".a."),
  (host) => host.replace("o", "0"),
  (host) => host.replace("a", "а"),
];
const aroundPath: readonly ((path: string) => string)[] = [
  ...["", "/", "//", "/..", "/%2e%2e", "/../..", "/../../../..", ";a", "%00", "%3F", "%23", "%2F", " a"].map(
    (end) => (path: string) => `${path.replace(/\/(o|upload)$/, "")}${end}`,
  ),
  ...["//", "/..", "/%2e%2e", ";a", "%00", "%3F", "%23", "%2Fa", " a"].map(
    (end) => (path: string) => (path.endsWith("upload") ? `${path}${end}` : `${path.slice(0, -2)}${end}/o`),
  ),
  (path) => `/${path}`,
  (path) => `/a${path}`,
  (path) => `/%2e%2e/a${path}`,
  (path) => path.replaceAll("/", "%2F").replace("%2F", "/"),
  (path) => path.replace(/\/(?=[a-z]+(\/|$))/, "//"),
  (path) => path.replace("123", "124"),
  (path) => path.replace("123", "0123"),
  (path) => path.replace("123", "1234"),
  (path) => path.replace("123", "12"),
  (path) => path.replace("123", ""),
  (path) => path.replace("123", "%3123"),
  (path) => path.replace("123", "１２３"),
  (path) => path.replace("123", "123%20"),
  (path) => path.replace("123", "123\u200b"),
  (path) => path.replace("123", "*"),
  (path) => path.replace("123", "123/../124"),
  (path) => path.replace("/123", "/124/123"),
  (path) => path.replace(/upload|submission/, "download").replace("/b/123/download", "/b/123/delivery"),
  (path) => path.replace(/upload|submission/, (use) => use.toUpperCase()),
  (path) => path.replace(/upload|submission/, (use) => `${use}s`),
  (path) => path.replace("jobs", "job").replace("/b/", "/B/"),
  (path) => path.replace("compliance", "tweets").replace("/b/", "/b/c/"),
];
const mutations: readonly Mutation[] = [
  ...schemes.map((scheme) => change("scheme", () => scheme)),
  ...aroundHost.map((to) => change("host", to)),
  ...aroundPath.map((to) => change("path", to)),
  change("query", (query) => `${query}#`),
  change("query", (query) => `${query}#fragment`),
  (parts) => `blob:${write(parts)}`,
];
const publicMutations: readonly Mutation[] = [
  change("scheme", () => "http:"),
  ...["80", "8443", "0", "65535", "4430", "44"].map((port) => change("port", () => `:${port}`)),
  ...["127.0.0.1", "localhost", "[::1]", "127.1"].map((host) => change("host", () => host)),
];

const uploads: readonly {
  readonly flow: string;
  readonly base: Parts;
  readonly purpose: UrlPurpose;
  readonly trust: string;
}[] = [
  {
    flow: "X's own path",
    base: { scheme: "https:", host: "api.x.com", port: "", path, query: "?token=t" },
    purpose: upload,
    trust: "bearer",
  },
  {
    flow: "Google's storage",
    base: {
      scheme: "https:",
      host: "storage.googleapis.com",
      port: "",
      path: "/b/123/submission/o",
      query: "?X-Goog-Signature=f",
    },
    purpose: upload,
    trust: "no-bearer",
  },
  {
    flow: "X's own path on loopback",
    base: { scheme: "http:", host: "127.0.0.1", port: ":4010", path, query: "?token=t" },
    purpose: loopback,
    trust: "bearer",
  },
  {
    flow: "storage on loopback",
    base: {
      scheme: "http:",
      host: "127.0.0.1",
      port: ":4011",
      path: "/b/123/submission/o",
      query: "?X-Goog-Signature=f",
    },
    purpose: loopback,
    trust: "no-bearer",
  },
];

/** The same address for the other use. */
function swapUses(address: string): string {
  const others: Readonly<Record<string, string>> = {
    upload: "download",
    download: "upload",
    submission: "delivery",
    delivery: "submission",
  };
  return address.replace(/upload|download|submission|delivery/g, (use) => others[use] ?? use);
}

const flows = uploads.flatMap(({ flow, base, purpose, trust }) => [
  { flow: `an upload to ${flow}`, base, purpose, trust, turn: (address: string) => address },
  {
    flow: `a download from ${flow}`,
    base,
    purpose: { ...purpose, use: "download" },
    trust,
    turn: swapUses,
  } as const,
]);
type Flow = (typeof flows)[number];

/** Every mutant that is a URL at all and another one than the original, each once. */
function mutate({ base, purpose, turn }: Flow): readonly string[] {
  const all = purpose.apiUrl === upload.apiUrl ? [...mutations, ...publicMutations] : mutations;
  const urls = all.flatMap((mutation) => URL.parse(turn(mutation(base)))?.href ?? []);
  return [...new Set(urls)].filter((url) => url !== turn(write(base)));
}

test.for(flows)("$flow passes, and a mutant of it never does", (flow) => {
  expect(trustOf(flow.turn(write(flow.base)), flow.purpose)).toBe(flow.trust);
  expect(mutate(flow).filter((url) => trustOf(url, flow.purpose) !== "URL_REFUSED")).toEqual([]);
});

test("there are at least 500 mutants, no two of them the same", () => {
  const made = flows.flatMap((flow) =>
    mutate(flow).map((url) => `${flow.purpose.apiUrl} ${flow.purpose.use} ${url}`),
  );
  expect(new Set(made).size).toBeGreaterThanOrEqual(800);
});
