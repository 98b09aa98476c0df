import { expect, test } from "vitest";
import { chunksOf } from "../../test/bytes.ts";
import { rejectionOf } from "../../test/rejection-of.ts";
import type { Body } from "../types.ts";
import { openWindow } from "./upload-window.ts";

const bytes = Buffer.from("0123456789");

function bodyIn(pieceBytes: number, changes: Partial<Body> = {}): Body {
  return { sizeBytes: bytes.length, open: () => chunksOf(bytes, pieceBytes), ...changes };
}

test.each([1, 3, 4, 100])(
  "a body in pieces of %d comes in windows of one size, the last as it falls",
  async (piece) => {
    await using window = openWindow(bodyIn(piece), 4);
    const seen: string[] = [];
    for (let from = 0; from < bytes.length; from += 4)
      seen.push(Buffer.from(await window.moveTo(from)).toString());
    expect(seen).toEqual(["0123", "4567", "89"]);
  },
);

test("a window that moves on by less keeps what it has, and the earlier one stays as it was", async () => {
  await using window = openWindow(bodyIn(3), 4);
  const first = await window.moveTo(0);
  expect(Buffer.from(await window.moveTo(1)).toString()).toBe("1234");
  expect(Buffer.from(await window.moveTo(1)).toString()).toBe("1234");
  expect(Buffer.from(await window.moveTo(5)).toString()).toBe("5678");
  expect(Buffer.from(await window.moveTo(9)).toString()).toBe("9");
  expect(await window.moveTo(10)).toHaveLength(0);
  expect(Buffer.from(first).toString()).toBe("0123");
});

test.each([
  ["longer", 9],
  ["shorter", 11],
])("a body that is %s than it said is never given whole", async (_, sizeBytes) => {
  await using window = openWindow(bodyIn(3, { sizeBytes }), 4);
  await window.moveTo(0);
  await window.moveTo(4);
  expect(await rejectionOf(window.moveTo(8))).toMatchObject({
    code: "UPLOAD_CHANGED",
    message: "The size of the upload changed while it was being sent.",
  });
});

test("the last bytes come only after the body has ended without an error", async () => {
  const late = new Error("not those bytes");
  async function* open(): AsyncGenerator<Uint8Array> {
    yield bytes;
    throw late;
  }
  await using window = openWindow(bodyIn(1, { open }), 6);
  expect(await window.moveTo(0)).toHaveLength(6);
  expect(await rejectionOf(window.moveTo(6))).toBe(late);
});

test("a body that is left is told so", async () => {
  let left = false;
  async function* open(): AsyncGenerator<Uint8Array> {
    try {
      yield bytes;
    } finally {
      left = true;
    }
  }
  await openAndLeave(bodyIn(1, { open }));
  expect(left).toBe(true);
});

test("a body that cannot be told so is left all the same", async () => {
  const pieces: AsyncIterable<Uint8Array> = {
    [Symbol.asyncIterator]: () => ({ next: async () => ({ done: false, value: bytes }) }),
  };
  await openAndLeave(bodyIn(1, { open: () => pieces }));
});

async function openAndLeave(body: Body): Promise<void> {
  await using window = openWindow(body, 4);
  await window.moveTo(0);
}
