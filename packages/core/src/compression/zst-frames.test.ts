import { constants, zstdCompressSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createZstFrames } from "./zst-frames.ts";

const { ZSTD_c_checksumFlag, ZSTD_c_contentSizeFlag, ZSTD_c_windowLog } = constants;

/** All that follows the frames of a file that comes in pieces of a size: where each frame ends. */
function findEnds(file: Uint8Array, pieceBytes: number) {
  const frames = createZstFrames();
  const ends: number[] = [];
  for (let start = 0; start < file.length; start += pieceBytes) {
    const piece = file.subarray(start, start + pieceBytes);
    for (let from = 0; from < piece.length; ) {
      const to = frames.follow(piece, from);
      if (to === undefined) return { ends, isWhole: false, stopped: true };
      if (frames.isWhole()) ends.push(start + to);
      from = to;
    }
  }
  return { ends, isWhole: frames.isWhole(), stopped: false };
}

const skipped = fc.uint8Array({ maxLength: 300 }).map((content) => {
  const head = Buffer.alloc(8);
  head.writeUInt32LE(0x184d2a50 + (content.length % 16));
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content]);
});
const flag = fc.constantFrom(0, 1);
const compressed = fc
  .record({ checksum: flag, contentSize: flag, times: fc.constantFrom(1, 100, 5_000), seed: fc.uint8Array() })
  .map(({ checksum, contentSize, times, seed }) =>
    zstdCompressSync(Buffer.concat(Array<Uint8Array>(times).fill(seed)), {
      params: {
        [ZSTD_c_checksumFlag]: checksum,
        [ZSTD_c_contentSizeFlag]: contentSize,
        [ZSTD_c_windowLog]: 10 + times / 1_000,
      },
    }),
  );

test("the end of each frame is found, however the file is cut", () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof({ arbitrary: compressed, weight: 3 }, skipped), { maxLength: 4 }),
      fc.oneof(fc.constantFrom(1, 3, 1_000_000), fc.integer({ min: 1, max: 40 })),
      (frames, pieceBytes) => {
        let size = 0;
        const ends = frames.map((frame) => {
          size += frame.length;
          return size;
        });
        const whole = { ends, isWhole: frames.length > 0, stopped: false };
        expect(findEnds(Buffer.concat(frames), pieceBytes)).toEqual(whole);
      },
    ),
  );
});

test("a dictionary's ID, a single segment and sizes of each width are stepped over", () => {
  const block = "010000";
  const heads = [
    "20 05",
    "60 0500",
    "a0 05000000",
    "e0 0500000000000000",
    "00 50",
    "40 50 0500",
    "80 50 05000000",
  ];
  heads.push("21 01 05", "22 0101 05", "23 01010101 05", "03 50 01010101", "c3 50 01010101 0500000000000000");
  for (const head of heads) {
    const frame = Buffer.from(`28b52ffd${head}${block}`.replaceAll(" ", ""), "hex");
    for (const pieceBytes of [1, 2, 100]) {
      const { ends } = findEnds(Buffer.concat([frame, frame]), pieceBytes);
      expect([head, ends]).toEqual([head, [frame.length, 2 * frame.length]]);
    }
  }
});

test("a block of one byte that is repeated holds that byte alone", () => {
  // Five times an `a`, as the only block and as one before another.
  for (const frame of ["28b52ffd20052b000061", "28b52ffd20062a000061090000ff"]) {
    const file = Buffer.from(frame + frame, "hex");
    for (const pieceBytes of [1, 100])
      expect(findEnds(file, pieceBytes).ends).toEqual([file.length / 2, file.length]);
  }
});

test("a frame that is cut off anywhere is not whole", () => {
  const frame = zstdCompressSync("20\n21\n", { params: { [ZSTD_c_checksumFlag]: 1 } });
  for (let size = 0; size < frame.length; size++) {
    expect(findEnds(frame.subarray(0, size), 1_000)).toEqual({ ends: [], isWhole: false, stopped: false });
    const second = Buffer.concat([frame, frame.subarray(0, size)]);
    expect(findEnds(second, 5).isWhole).toBe(size === 0);
  }
});

test("where no frame begins, it stops", () => {
  const frame = zstdCompressSync("20\n");
  for (const other of ["0000000000", "28b52ffc", "602a4d18", "1f8b0800"]) {
    const file = Buffer.concat([frame, Buffer.from(other, "hex")]);
    expect(findEnds(file, 2)).toEqual({ ends: [frame.length], isWhole: false, stopped: true });
  }
});
