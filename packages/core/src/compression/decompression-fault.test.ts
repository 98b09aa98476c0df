// @module-tag slow
import { constants, zstdCompressSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compress } from "../../test/compress.ts";
import { openMemoryFile, readSource } from "../../test/read-source.ts";
import { rejectionOf } from "../../test/rejection-of.ts";
import { ComplianceError } from "../errors.ts";
import { openSource } from "./byte-source.ts";
import { describeDecompressionError } from "./decompression-fault.ts";

type Kind = "gz" | "zst";
const streams = { gz: "gzip", zst: "zstd" };
const cutOff = (compression: Kind) =>
  `ids cannot be read: its ${streams[compression]} stream is cut off. Compress it again.`;
const damaged = (compression: Kind) =>
  `ids cannot be read: its ${streams[compression]} stream is damaged. Compress it again.`;
const followed = (compression: Kind) =>
  `ids cannot be read: its ${streams[compression]} stream is followed by other bytes. Compress it again.`;

/** What a file is read to, or why it is not. */
async function read(compression: Kind, file: Uint8Array, pieceBytes?: number): Promise<string> {
  const options = { name: "ids", compression };
  return await readSource(openMemoryFile(file, pieceBytes), options).then(
    (bytes) => `read: ${bytes.toString("latin1")}`,
    (error: unknown) => {
      if (error instanceof ComplianceError && error.code === "FILE_UNREADABLE") return error.message;
      throw error;
    },
  );
}

describe.for(["gz", "zst"] as const)("a .%s file", (compression) => {
  const first = compress(compression, "20\n21\n");
  const second = compress(compression, "3000000000000000003\n".repeat(20));
  const both = Buffer.concat([first, second]);

  test("that is cut off anywhere but between two members is refused", async () => {
    for (let size = 0; size < both.length; size++) {
      const expected = size === first.length ? "read: 20\n21\n" : cutOff(compression);
      for (const pieceBytes of [1, 7, both.length])
        expect([size, await read(compression, both.subarray(0, size), pieceBytes)]).toEqual([size, expected]);
    }
  });

  test("in which one bit is flipped is refused or read to the same bytes", async () => {
    const right = await read(compression, both);
    expect(right).toContain("read: 20\n21\n300");
    let refused = 0;
    for (let bit = 0; bit < both.length * 8; bit++) {
      const file = Buffer.from(both);
      file[bit >> 3] = (file[bit >> 3] as number) ^ (1 << (bit & 7));
      const seen = await read(compression, file);
      if (seen !== right) {
        refused++;
        expect([bit, seen]).toEqual([bit, expect.stringMatching(/^ids cannot be read: its /)]);
      }
    }
    expect(refused).toBeGreaterThan(both.length * 4);
  });

  test("in which any byte is another one is refused or read to the same bytes", async () => {
    const right = await read(compression, both);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(both.length - 1),
        fc.integer({ min: 1, max: 255 }),
        fc.integer({ min: 1, max: both.length }),
        async (at, change, pieceBytes) => {
          const file = Buffer.from(both);
          file[at] = (file[at] as number) ^ change;
          const seen = await read(compression, file, pieceBytes);
          if (seen !== right) expect(seen).toMatch(/^ids cannot be read: its /);
        },
      ),
      { numRuns: 500 },
    );
  });

  test("with anything else behind it is refused, however it is cut", async () => {
    const others = [
      "20\n",
      "garbage and more of it",
      "x",
      "\x1f",
      "\x1f\x8b\x08",
      "\x28\xb5",
      "\x5e\x2a\x4d\x18",
    ];
    for (const other of others) {
      const file = Buffer.concat([both, Buffer.from(other, "latin1")]);
      for (let pieceBytes = 1; pieceBytes <= file.length; pieceBytes++) {
        const seen = await read(compression, file, pieceBytes);
        expect([other, seen]).toEqual([other, expect.stringMatching(/is (?:cut off|damaged|followed)/)]);
      }
    }
  });

  test("that is something else from its first byte is refused", async () => {
    const other = compress(compression === "gz" ? "zst" : "gz", "20\n");
    for (const pieceBytes of [1, 100]) {
      expect(await read(compression, other, pieceBytes)).toBe(damaged(compression));
      expect(await read(compression, Buffer.from("20\n21\n"), pieceBytes)).toBe(damaged(compression));
    }
  });

  test("that decompresses to very much more than its size is stopped early", async () => {
    const tenMebibytes = compress(compression, Buffer.alloc(10 * 2 ** 20));
    const bomb = Buffer.concat(Array<Buffer>(100).fill(tenMebibytes));
    const limitBytes = Math.max(64 * 2 ** 20, bomb.length * 200);
    let rawBytes = 0;
    const source = openSource(openMemoryFile(bomb, 4_096), {
      name: "ids",
      compression,
      onRead: (bytes) => {
        rawBytes += bytes.length;
      },
    });
    const buffer = new Uint8Array(1_000_000);
    let decompressedBytes = 0;
    const readOn = async () => {
      for (;;) decompressedBytes += await source.read({ buffer, from: 0, to: buffer.length });
    };
    expect(await rejectionOf(readOn())).toMatchObject({
      code: "FILE_UNREADABLE",
      message: `ids cannot be read: its ${streams[compression]} stream decompresses to far more than a list of its size. Check where it comes from, or use it decompressed.`,
    });
    await source.close();
    expect(decompressedBytes).toBeLessThanOrEqual(limitBytes);
    expect(decompressedBytes).toBeGreaterThan(limitBytes - 300_000);
    // What stands behind the place where it was stopped has not even been read.
    expect(rawBytes).toBeLessThan(bomb.length / 2);
  });

  test("that failed once fails in the same way again", async () => {
    const source = openSource(openMemoryFile(both.subarray(0, -1)), { name: "ids", compression });
    const target = { buffer: new Uint8Array(1_000), from: 0, to: 1_000 };
    const readAll = async () => {
      while ((await source.read(target)) > 0);
    };
    const error = await rejectionOf(readAll());
    expect(error).toMatchObject({ message: cutOff(compression) });
    expect(await rejectionOf(source.read(target))).toBe(error);
    await source.close();
  });
});

test("zeros behind the last gzip member are a tape's padding, whatever they come with is not", async () => {
  const member = compress("gz", "20\n");
  const padded = Buffer.concat([member, Buffer.alloc(40)]);
  for (let pieceBytes = 1; pieceBytes <= padded.length; pieceBytes++) {
    expect(await read("gz", padded, pieceBytes)).toBe("read: 20\n");
    for (const other of [member, Buffer.from("x"), Buffer.from("\x1f")])
      expect(await read("gz", Buffer.concat([padded, other]), pieceBytes)).toBe(followed("gz"));
  }
  expect(await read("zst", Buffer.concat([compress("zst", "20\n"), Buffer.alloc(40)]))).toBe(followed("zst"));
});

test("what stands far behind the last gzip member is looked at before the end is told", async () => {
  const file = openMemoryFile(
    Buffer.concat([compress("gz", "20\n"), Buffer.alloc(4_096), Buffer.from("x")]),
    100,
  );
  const read = file.handle.read.bind(file.handle) as (...target: readonly unknown[]) => Promise<unknown>;
  file.handle.read = (async (...target: readonly unknown[]) => {
    // Slower than the reader.
    await new Promise((resolve) => setImmediate(resolve));
    return await read(...target);
  }) as typeof file.handle.read;
  const reading = readSource(file, { name: "ids", compression: "gz" });
  expect(await rejectionOf(reading)).toMatchObject({ message: followed("gz") });
});

test("a gzip header may have a name, a comment, a field and a checksum of its own", async () => {
  const plain = compress("gz", "20\n");
  // RFC 1952, 2.3: FEXTRA, FNAME, FCOMMENT.
  const head = Buffer.concat([plain.subarray(0, 3), Buffer.from([0x1c]), plain.subarray(4, 10)]);
  const file = Buffer.concat([head, Buffer.from("\x02\x00abids.txt\0a list\0"), plain.subarray(10)]);
  for (let pieceBytes = 1; pieceBytes <= file.length; pieceBytes++)
    expect(await read("gz", file, pieceBytes)).toBe("read: 20\n");
});

test("frames that are skipped may stand anywhere in a zstd file", async () => {
  const skipped = Buffer.from("5e2a4d1803000000616263502a4d1800000000", "hex");
  const [first, second] = [compress("zst", "20\n"), zstdCompressSync("21\n")];
  const file = Buffer.concat([skipped, first, skipped, second, skipped]);
  for (let pieceBytes = 1; pieceBytes <= file.length; pieceBytes++)
    expect(await read("zst", file, pieceBytes)).toBe("read: 20\n21\n");
  expect(await read("zst", skipped)).toBe("read: ");
  // A block that repeats one byte.
  expect(await read("zst", Buffer.from("28b52ffd20052b000061", "hex"))).toBe("read: aaaaa");
  expect(await read("zst", skipped.subarray(0, 10))).toBe(cutOff("zst"));
});

test("what a zstd file needs and does not get is said", async () => {
  const dictionary = Buffer.alloc(1_000, "3000000000000000003\n21\n");
  const compressed = zstdCompressSync("3000000000000000003\n", {
    dictionary,
    params: { [constants.ZSTD_c_checksumFlag]: 1 },
  });
  expect(await read("zst", compressed)).toMatch(/^ids cannot be read: its zstd stream /);
  const withId = Buffer.from("28b52ffd2307000000050100000000", "hex");
  expect(await read("zst", withId)).toContain("needs a dictionary. Compress it again without one.");
  // A window of 2 GiB.
  const wide = Buffer.from("28b52ffd00a8010000", "hex");
  expect(await read("zst", wide)).toContain("needs too much memory. Compress it again without --long.");
});

test("a failure that is not the file's is told by its code alone", () => {
  const file = { name: "ids", compression: "gz" } as const;
  const memory = Object.assign(new Error("canary"), { code: "Z_MEM_ERROR" });
  expect(describeDecompressionError(memory, file)).toMatchObject({
    message: "ids cannot be read (Z_MEM_ERROR).",
  });
  memory.code = "ZSTD_error_memory_allocation";
  expect(describeDecompressionError(memory, file)).toHaveProperty(
    "message",
    expect.stringContaining(memory.code),
  );
  const bug = new TypeError("a bug");
  expect(describeDecompressionError(bug, file)).toBe(bug);
});
