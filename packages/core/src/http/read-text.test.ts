import { expect, test } from "vitest";
import { chunksOf } from "../../test/bytes.ts";
import { rejectionOf } from "../../test/rejection-of.ts";
import { readText } from "./read-text.ts";
import type { HttpResponse } from "./transport.ts";

const response = (body: AsyncIterable<Uint8Array>): HttpResponse => ({
  status: 200,
  headers: {},
  framing: "length",
  body,
});

test("characters that are cut by chunks come out whole", async () => {
  const text = "žluťoučký 🐎 \u2028";
  for (const sizeBytes of [1, 2, 3, 5]) {
    expect(await readText(response(chunksOf(Buffer.from(text), sizeBytes)))).toBe(text);
  }
});

test("an empty body is an empty text", async () => {
  expect(await readText(response(chunksOf(Buffer.alloc(0), 1)))).toBe("");
});

test("a body of more than 16 MiB is refused while it arrives, and its source is closed", async () => {
  const mebibyte = new Uint8Array(1024 * 1024).fill(32);
  let given = 0;
  let closed = false;
  async function* endless(): AsyncGenerator<Uint8Array> {
    try {
      for (; given < 100; given++) yield mebibyte;
    } finally {
      closed = true;
    }
  }
  expect(await rejectionOf(readText(response(endless())))).toMatchObject({ code: "RESPONSE_TOO_LARGE" });
  expect([given, closed]).toEqual([16, true]);
});
