// @module-tag slow
import { expect, test } from "vitest";
import { driveGitHub } from "../../../test/drive-github.ts";

test("a blob comes back byte for byte, as lines of base64 or raw", async () => {
  await using driven = await driveGitHub();
  const { ask } = driven;
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, index) => index));
  const fields = { content: bytes.toString("base64"), encoding: "base64" };
  const { sha } = (await ask("POST /git/blobs", { fields })).body;
  const { body } = await ask(`GET /git/blobs/${sha}`);
  expect(body).toMatchObject({ sha, size: 256, encoding: "base64" });
  expect(Math.max(...body.content.split("\n").map((line: string) => line.length))).toBe(60);
  expect(Buffer.from(body.content, "base64").equals(bytes)).toBe(true);

  const text = (await ask("POST /git/blobs", { fields: { content: "1\r\n2" } })).body.sha;
  const raw = await ask(`GET /git/blobs/${text}`, { headers: { accept: "application/vnd.github.raw+json" } });
  expect(raw.body).toBe("1\r\n2");
  expect(raw.headers.get("content-type")).toContain("application/vnd.github.raw");
});

test("what is not a blob is not found", async () => {
  await using driven = await driveGitHub();
  const tree = (await driven.github.log("main"))[0]?.tree;
  for (const name of [tree, "1".repeat(40), "main"]) {
    expect((await driven.ask(`GET /git/blobs/${name}`)).status).toBe(404);
  }
});

test("40 MiB are taken, and one byte more is too large", { timeout: 60_000 }, async () => {
  await using driven = await driveGitHub();
  const create = (sizeBytes: number) => {
    const fields = { content: Buffer.alloc(sizeBytes).toString("base64"), encoding: "base64" };
    return driven.ask("POST /git/blobs", { fields });
  };
  expect((await create(40 * 1024 * 1024)).status).toBe(201);
  const { status, body } = await create(40 * 1024 * 1024 + 1);
  expect(status).toBe(422);
  expect(body.message).toContain("Sorry, your input was too large to process.");
});

test("what is not base64, and another encoding, are refused", async () => {
  await using driven = await driveGitHub();
  const refuse = async (fields: object) => (await driven.ask("POST /git/blobs", { fields })).body.message;
  expect(await refuse({ content: "a*b", encoding: "base64" })).toBe("content is not valid Base64");
  expect(await refuse({ content: "a", encoding: "latin1" })).toBe("latin1 is not a supported encoding");
  expect(await refuse({})).toBe(`Invalid request.\n\n"content" wasn't supplied.`);
});
