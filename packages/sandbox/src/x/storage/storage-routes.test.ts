import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { type DrivenX, driveX, textHeaders } from "../../../test/drive-x.ts";
import { computeCrc32c } from "./crc32c.ts";

const put = { body: "20\n", headers: textHeaders };
const driveGcs = (): Promise<DrivenX> =>
  driveX({
    flow: "gcs",
    verdicts: { kind: "table", byId: { "20": { action: "delete", reason: "bounced" } } },
  });

test("an upload is kept byte for byte and starts processing, with an empty answer", async () => {
  await using driven = await driveGcs();
  const job = await driven.create();
  expect(await driven.callBare("PUT", job.upload_url, { ...put, body: "20\r\n30" })).toMatchObject({
    status: 200,
    text: "",
  });
  expect(driven.x.upload(job.id)?.toString()).toBe("20\r\n30");
  expect((await driven.get(job)).status).toBe("in_progress");
});

test("an object can be written again, and the job takes the last one", async () => {
  await using driven = await driveGcs();
  driven.x.endNext("complete", "failed");
  const job = await driven.create();
  await driven.upload(job, "30\n");
  await driven.upload(job, "20\n");
  expect((await driven.finish(job)).text).toContain('"id":"20"');
  expect((await driven.upload(job, "30\n")).status).toBe(200);
  expect((await driven.finish(job)).text).toContain('"id":"20"');
});

test("a result comes with its size and checksums", async () => {
  await using driven = await driveGcs();
  const job = await driven.create();
  await driven.upload(job, "20\n");
  const { headers, text } = await driven.finish(job);
  const crc32c = Buffer.alloc(4);
  crc32c.writeUInt32BE(computeCrc32c(Buffer.from(text)));
  expect(headers.get("x-goog-hash")).toBe(`crc32c=${crc32c.toString("base64")}`);
  expect(headers.get("x-goog-component-count")).toBe("20");
  expect(headers.get("x-goog-stored-content-length")).toBe(String(text.length));
  expect(headers.get("content-type")).toBe("application/octet-stream");
});

test.each(["crc32c and md5", "none"] as const)("the storage can be set to name %s", async (checksums) => {
  await using driven = await driveX({ flow: "gcs", checksums });
  const job = await driven.create();
  await driven.upload(job, "20\n");
  const { headers, text } = await driven.finish(job);
  const md5 = createHash("md5").update(text).digest("base64");
  const named = headers.get("x-goog-hash");
  if (checksums === "none") expect(named).toBeNull();
  else expect(named).toMatch(`,md5=${md5}`);
  expect(headers.get("x-goog-component-count")).toBeNull();
});

test("there is no object before the job is complete", async () => {
  await using driven = await driveGcs();
  const job = await driven.create();
  const answer = await driven.callBare("GET", job.download_url);
  expect(answer.status).toBe(404);
  expect(answer.text).toContain("<Code>NoSuchKey</Code>");
});

test("a bearer token is refused on both ways, and nothing is kept", async () => {
  await using driven = await driveGcs();
  const job = await driven.create();
  const upload = await driven.call("PUT", job.upload_url, put);
  const download = await driven.call("GET", job.download_url);
  for (const { status, text } of [upload, download]) {
    expect(status).toBe(400);
    expect(text).toContain("<Code>InvalidArgument</Code>");
  }
  expect(driven.x.upload(job.id)).toBeUndefined();
});

test.each([
  ["without a signature", (url: string) => url.split("?")[0] ?? "", 403, "AccessDenied"],
  [
    "with another signature",
    (url: string) => url.replace(/.$/, (digit) => (digit === "0" ? "1" : "0")),
    403,
    "SignatureDoesNotMatch",
  ],
  [
    "with a longer life",
    (url: string) => url.replace("Expires=900", "Expires=901"),
    403,
    "SignatureDoesNotMatch",
  ],
  ["with another parameter", (url: string) => `${url}&more=1`, 403, "SignatureDoesNotMatch"],
])("a URL %s is refused", async (_, change, status, code) => {
  await using driven = await driveGcs();
  const job = await driven.create();
  const answer = await driven.callBare("PUT", change(job.upload_url), put);
  expect(answer.status).toBe(status);
  expect(answer.headers.get("content-type")).toBe("application/xml; charset=UTF-8");
  expect(answer.text).toContain(`<Code>${code}</Code>`);
  expect(driven.x.upload(job.id)).toBeUndefined();
});

test("the refusal of a signature tells what should have been signed", async () => {
  await using driven = await driveGcs();
  const job = await driven.create();
  const { text } = await driven.callBare("PUT", `${job.upload_url}&more=1`, put);
  expect(text).toMatch(
    /<StringToSign>GOOG4-RSA-SHA256\n20260901T120000Z\n20260901\/auto\/storage\/goog4_request\n[0-9a-f]{64}</,
  );
  expect(text).toContain("<CanonicalRequest>PUT\n");
});

test("a URL of one object opens no other, and one for reading does not write", async () => {
  await using driven = await driveGcs();
  const tweets = await driven.create("tweets");
  const users = await driven.create("users");
  const crossed = new URL(tweets.upload_url);
  crossed.pathname = new URL(users.upload_url).pathname;
  expect((await driven.callBare("PUT", crossed.href, put)).text).toContain("SignatureDoesNotMatch");
  expect((await driven.callBare("GET", tweets.upload_url)).text).toContain("NoSuchKey");
});

test("a query that is encoded otherwise is still the signed one", async () => {
  await using driven = await driveGcs();
  const job = await driven.create();
  const url = new URL(job.upload_url);
  const reordered = [...url.searchParams]
    .reverse()
    .map(([name, value]) => `${name}=${value.replaceAll(" ", "%20")}`);
  const answer = await driven.callBare("PUT", `${url.origin}${url.pathname}?${reordered.join("&")}`, put);
  expect(answer.status).toBe(200);
});

test("the upload URL ends after 15 minutes, the download URL after a week", async () => {
  await using driven = await driveGcs();
  const job = await driven.create();
  driven.clock.advance(15 * 60_000);
  const late = await driven.callBare("PUT", job.upload_url, put);
  expect([late.status, late.text]).toEqual([400, expect.stringContaining("<Code>ExpiredToken</Code>")]);
  driven.clock.advance(7 * 24 * 3_600_000 - 15 * 60_000);
  const tooLate = await driven.callBare("GET", job.download_url);
  expect([tooLate.status, tooLate.text]).toEqual([400, expect.stringContaining("<Code>ExpiredToken</Code>")]);
});

test("a download URL that is signed late does not outlive the week", async () => {
  await using driven = await driveGcs();
  const job = await driven.create();
  await driven.upload(job, "20\n");
  driven.clock.advance(6 * 24 * 3_600_000);
  const { download_url } = await driven.get(job);
  expect(new URL(download_url).searchParams.get("X-Goog-Expires")).toBe("86400");
});

test.each([
  ["text/plain; charset=utf-8", 403, "SignatureDoesNotMatch"],
  ["application/octet-stream", 403, "SignatureDoesNotMatch"],
  [undefined, 400, "MalformedSecurityHeader"],
])("the content type %s is not the signed one", async (type, status, code) => {
  await using driven = await driveGcs();
  const job = await driven.create();
  // A body of bytes, because fetch gives text a content type of its own.
  const headers = type === undefined ? {} : { "content-type": type };
  const response = await fetch(job.upload_url, { method: "PUT", body: Buffer.from("20\n"), headers });
  expect([response.status, await response.text()]).toEqual([
    status,
    expect.stringContaining(`<Code>${code}</Code>`),
  ]);
});

test.each(["x-goog-meta-a", "x-goog-resumable", "content-md5"])(
  "the header %s is not signed and so refused",
  async (name) => {
    await using driven = await driveGcs();
    const job = await driven.create();
    const answer = await driven.callBare("PUT", job.upload_url, {
      ...put,
      headers: { ...textHeaders, [name]: "start" },
    });
    expect([answer.status, answer.text]).toEqual([
      400,
      expect.stringContaining(`<ParameterName>${name}</ParameterName>`),
    ]);
  },
);

test("an object may have so many bytes and not one more", async () => {
  await using driven = await driveX({ flow: "gcs", maxUploadBytes: 3 });
  const job = await driven.create();
  expect((await driven.upload(job, "20\n3")).text).toContain("<Code>EntityTooLarge</Code>");
  expect((await driven.upload(job, "20\n")).status).toBe(200);
});

test("the storage has nothing else, and in the flow api nothing at all", async () => {
  await using driven = await driveGcs();
  expect((await driven.callBare("GET", `${driven.x.storageOrigin}/`)).text).toContain("NoSuchKey");
  await using newer = await driveX();
  const job = await driven.create();
  const target = new URL(job.upload_url);
  const answer = await newer.callBare(
    "PUT",
    `${newer.x.storageOrigin}${target.pathname}${target.search}`,
    put,
  );
  expect(answer.status).toBe(404);
});
