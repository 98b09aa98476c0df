import { expect, test } from "vitest";
import { ComplianceError } from "../errors.ts";
import { SignedUrl } from "../http/signed-url.ts";
import { judgeUrl, type UrlPurpose } from "./url-policy.ts";

const upload: UrlPurpose = { apiUrl: new URL("https://api.x.com"), jobId: "123", use: "upload" };
const loopback: UrlPurpose = { ...upload, apiUrl: new URL("http://127.0.0.1:4010") };

/** The trust that an address gets, or the code of its refusal. */
function judge(address: string, purpose: UrlPurpose = upload): string {
  try {
    return judgeUrl(new SignedUrl(new URL(address)), purpose);
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
  expect(judge(address)).toBe("URL_REFUSED");
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
  expect(judge(address, loopback)).toBe("URL_REFUSED");
});
