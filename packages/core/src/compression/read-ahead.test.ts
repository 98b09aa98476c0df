import fc from "fast-check";
import { expect, test } from "vitest";
import { rejectionOf } from "../../test/rejection-of.ts";
import type { ByteSource, ReadTarget } from "./byte-stream.ts";
import { pieceBytes, ReadAhead } from "./read-ahead.ts";

const nothing = new Uint8Array(0);

/** Hands out a content, as much at once as it is told. */
function openContent(content: Uint8Array, mostBytes: number = Number.POSITIVE_INFINITY) {
  let at = 0;
  let reads = 0;
  const source: ByteSource = {
    async read({ buffer, from, to }: ReadTarget) {
      reads++;
      const some = content.subarray(at, at + Math.min(to - from, mostBytes));
      buffer.set(some, from);
      at += some.length;
      return some.length;
    },
    async close() {},
  };
  return { source, countReads: () => reads };
}

test("pieces and what is left of them are the source's bytes, whether its size is known, right or wrong", async () => {
  const sizes = fc.oneof(
    fc.nat(5_000),
    fc.constantFrom(pieceBytes - 1, pieceBytes, pieceBytes + 1, 2 * pieceBytes, 4 * pieceBytes + 17),
  );
  await fc.assert(
    fc.asyncProperty(
      sizes,
      fc.option(sizes, { nil: undefined }),
      fc.constantFrom(0, 1, 70_000, pieceBytes + 9),
      fc.constantFrom(99_991, Number.POSITIVE_INFINITY),
      async (size, announced, leftBytes, mostBytes) => {
        const content = Buffer.alloc(size, "0123456789abcdefghi\n");
        const ahead = new ReadAhead(openContent(content, mostBytes).source, announced);
        const told: Buffer[] = [];
        let rest: Uint8Array = nothing;
        for (;;) {
          const { bytes, from, to, last } = await ahead.next(rest);
          if (!last) ahead.start();
          // A reader may look one byte ahead.
          expect(bytes.length).toBeGreaterThan(to);
          const stop = last ? to : Math.max(from, to - leftBytes);
          told.push(Buffer.from(bytes.subarray(from, stop)));
          rest = bytes.subarray(stop, to);
          if (last) break;
        }
        expect(Buffer.concat(told).equals(content)).toBe(true);
      },
    ),
    { numRuns: 20 },
  );
});

test.each([0, 1, 4_999])(
  "a source of five pieces that was announced with %i bytes is read in as many reads as it has pieces, and three more",
  async (announced) => {
    const content = Buffer.alloc(4 * pieceBytes + 17, "0123456789abcdefghi\n");
    const { source, countReads } = openContent(content);
    const ahead = new ReadAhead(source, announced);
    const told: Buffer[] = [];
    for (let last = false; !last; ) {
      const piece = await ahead.next(nothing);
      told.push(Buffer.from(piece.bytes.subarray(piece.from, piece.to)));
      last = piece.last;
    }
    expect(Buffer.concat(told).equals(content)).toBe(true);
    expect(countReads()).toBeLessThanOrEqual(8);
  },
);

test("the next piece is read while one is worked on, and bytes of the last two pieces stay", async () => {
  const content = Buffer.concat(["a", "b", "c", "d"].map((byte) => Buffer.alloc(pieceBytes, byte)));
  const { source, countReads } = openContent(content);
  const ahead = new ReadAhead(source, undefined);
  const first = await ahead.next(nothing);
  expect(countReads()).toBe(1);
  ahead.start();
  expect(countReads()).toBe(2);
  const second = await ahead.next(nothing);
  ahead.start();
  const texts = [first, second].map(({ bytes, from, to }) => Buffer.from(bytes.subarray(from, to)));
  expect(texts.map((text) => text.equals(Buffer.alloc(pieceBytes, text[0])))).toEqual([true, true]);
  expect(texts.map((text) => String.fromCharCode(text[0] as number))).toEqual(["a", "b"]);
  await ahead.giveBack();
  expect([first, second].map(({ bytes }) => bytes.buffer.byteLength)).toEqual([0, 0]);
});

test("a read that fails ahead of time is told by the next piece, and to nobody if none is asked for", async () => {
  let reads = 0;
  const source: ByteSource = {
    async read({ buffer, from, to }) {
      if (reads++ > 0) throw new Error("The disk is gone.");
      buffer.fill(49, from, to);
      return to - from;
    },
    async close() {},
  };
  const ahead = new ReadAhead(source, undefined);
  await ahead.next(nothing);
  ahead.start();
  expect(await rejectionOf(ahead.next(nothing))).toMatchObject({ message: "The disk is gone." });
  ahead.start();
  await ahead.stop();
});

test("stopping waits for the read that is under way, whose buffer its owner may then give back", async () => {
  const { promise: disk, resolve: release } = Promise.withResolvers<number>();
  const ahead = new ReadAhead({ read: () => disk, async close() {} }, undefined);
  ahead.start();
  let stopped = false;
  const stopping = ahead.stop().then(() => {
    stopped = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(stopped).toBe(false);
  release(0);
  await stopping;
});

test("a small file costs no large buffer", async () => {
  const { bytes, last } = await new ReadAhead(openContent(Buffer.from("20\n")).source, 3).next(nothing);
  expect([bytes.buffer.byteLength, last]).toEqual([5, true]);
});
