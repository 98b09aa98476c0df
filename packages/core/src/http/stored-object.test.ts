import { expect, test } from "vitest";
import { serveBytes } from "../../test/serve-raw.ts";
import { readStoredObject } from "./stored-object.ts";
import { createTransport } from "./transport.ts";

const crc = { algorithm: "crc32c", hex: "8a9136aa" };
const md5 = { algorithm: "md5", hex: "d41d8cd98f00b204e9800998ecf8427e" };
const both = "crc32c=ipE2qg==,md5=1B2M2Y8AsgTpgAmY7PhCfg==";

test.each<[string, Record<string, string>, unknown]>([
  ["both in one header", { "x-goog-hash": both }, { checksums: [crc, md5], sizeBytes: undefined }],
  ["spaces", { "x-goog-hash": both.replace(",", " , ") }, { checksums: [crc, md5], sizeBytes: undefined }],
  ["one alone", { "x-goog-hash": "crc32c=ipE2qg==" }, { checksums: [crc], sizeBytes: undefined }],
  [
    "one more of a kind that we do not know",
    { "x-goog-hash": "sha512=ipE2qg==,crc32c=ipE2qg==" },
    { checksums: [crc], sizeBytes: undefined },
  ],
  ["a length", { "x-goog-stored-content-length": "12" }, { checksums: [], sizeBytes: 12 }],
  [
    "a stored form that is the sent one",
    { "x-goog-stored-content-length": "0", "x-goog-stored-content-encoding": "identity" },
    { checksums: [], sizeBytes: 0 },
  ],
])("%s is read", (_, headers, stored) => {
  expect(readStoredObject(headers)).toEqual(stored);
});

test.each<[string, Record<string, string>]>([
  ["no header", {}],
  ["an empty checksum", { "x-goog-hash": "crc32c=" }],
  ["a checksum that is too short", { "x-goog-hash": "crc32c=ipE2" }],
  ["a checksum of another length", { "x-goog-hash": "md5=ipE2qg==" }],
  ["a checksum that is not base64", { "x-goog-hash": "crc32c=ip$2qg==" }],
  ["a checksum without a name", { "x-goog-hash": "ipE2qg==" }],
  ["a negative length", { "x-goog-stored-content-length": "-1" }],
  ["two lengths", { "x-goog-stored-content-length": "1, 1" }],
  [
    "an object that is stored compressed and sent plain",
    { "x-goog-hash": both, "x-goog-stored-content-encoding": "gzip" },
  ],
])("%s proves nothing, and is not an error", (_, headers) => {
  expect(readStoredObject(headers)).toBeUndefined();
});

test("checksums in headers of their own are all read", async () => {
  const lines = both.split(",").map((value) => `x-goog-hash: ${value}\r\n`);
  await using server = await serveBytes((socket) =>
    socket.end(`HTTP/1.1 200 OK\r\ncontent-length: 0\r\n${lines.join("")}\r\n`),
  );
  const transport = createTransport();
  const { headers, body } = await transport.send({ method: "GET", url: new URL(server.origin), headers: {} });
  for await (const _ of body) break;
  await transport.close();
  expect(readStoredObject(headers)?.checksums).toEqual([crc, md5]);
});
