import { execFileSync } from "node:child_process";
import { open, readFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { openMemoryFile, readSource } from "../../test/read-source.ts";
import { rejectionOf } from "../../test/rejection-of.ts";
import { createTemporaryFolder } from "../../test/temporary-folder.ts";
import { findTools } from "../../test/usual-tools.ts";
import type { Compression } from "../detect/detect-compression.ts";
import { openSink } from "./byte-sink.ts";

const list = Buffer.from(
  Array.from({ length: 60_000 }, (_, index) => `${10 ** 18 + index * 977}\n`).join(""),
);

/** Writes a file in pieces, from one buffer that is used again at once, and returns what it is on the disk. */
async function write(compression: Compression, pieces: readonly Uint8Array[]): Promise<Buffer> {
  await using folder = await createTemporaryFolder();
  const path = join(folder.path, "ids");
  await using handle = await open(path, "w");
  const sink = openSink(handle, { name: "ids", compression });
  const buffer = new Uint8Array(Math.max(0, ...pieces.map(({ length }) => length)));
  for (const piece of pieces) {
    buffer.set(piece);
    await sink.write(buffer.subarray(0, piece.length));
    buffer.fill(7);
  }
  await sink.finish();
  return await readFile(path);
}

function split(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return places.slice(1).map((place, index) => bytes.subarray(places[index], place));
}

describe.for(["none", "gz", "zst"] as const)("a sink (%s)", (compression) => {
  const options = { name: "ids", compression };

  test("writes what a source reads, and the same file whatever pieces it is given", {
    tags: ["slow"],
  }, async () => {
    const content = fc.oneof(
      fc.uint8Array({ maxLength: 500 }),
      fc.integer({ min: 200_000, max: list.length }).map((size) => list.subarray(0, size)),
    );
    await fc.assert(
      fc.asyncProperty(content, fc.array(fc.nat(), { maxLength: 6 }), async (bytes, cuts) => {
        const file = await write(compression, split(bytes, cuts));
        expect((await readSource(openMemoryFile(file), options)).equals(Buffer.from(bytes))).toBe(true);
        expect(file.equals(await write(compression, [bytes]))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test("writes a whole file where there is nothing to write", async () => {
    const file = await write(compression, []);
    expect((await readSource(openMemoryFile(file), options)).length).toBe(0);
    expect(file.length > 0).toBe(compression !== "none");
  });

  test("writes behind what the file holds already", async () => {
    await using folder = await createTemporaryFolder();
    const { path } = await folder.write("ids", await write(compression, [Buffer.from("20\n")]));
    await using handle = await open(path, "a");
    const sink = openSink(handle, options);
    await sink.write(Buffer.from("21\n"));
    await sink.finish();
    const read = await readSource(openMemoryFile(await readFile(path)), options);
    expect(read.toString()).toBe("20\n21\n");
  });

  test("tells a disk that is full, once and again, and waits for nothing", async () => {
    await using handle = await open("/dev/full", "w");
    const sink = openSink(handle, options);
    const writeAll = async () => {
      // What is compressed may be held back until the end.
      for (let round = 0; round < 3; round++) await sink.write(list);
      await sink.finish();
    };
    const full = { code: "FILE_UNWRITABLE", message: "ids cannot be written (ENOSPC)." };
    expect(await rejectionOf(writeAll())).toMatchObject(full);
    expect(await rejectionOf(sink.write(list))).toMatchObject(full);
    if (compression !== "none") expect(await rejectionOf(sink.finish())).toMatchObject(full);
    await sink.abort();
  });

  test("that is given up writes nothing more, and leaves its handle to its owner", async () => {
    await using folder = await createTemporaryFolder();
    await using handle = await open(join(folder.path, "ids"), "w");
    const sink = openSink(handle, options);
    await sink.write(list);
    await sink.abort();
    const { size } = await handle.stat();
    const append = vi.spyOn(handle, "writeFile");
    if (compression !== "none") {
      expect(await rejectionOf(sink.write(list))).toMatchObject({ code: "FILE_UNWRITABLE" });
      expect(await rejectionOf(sink.finish())).toMatchObject({ code: "FILE_UNWRITABLE" });
    }
    await sink.abort();
    expect([append.mock.calls.length, (await handle.stat()).size]).toEqual([0, size]);
  });
});

const tools = findTools(["gzip", "zstd", "python3"]) as ReadonlySet<string>;

test("what is written is read by the usual tools", { tags: ["slow"] }, async () => {
  await using folder = await createTemporaryFolder();
  const decompress = async (compression: "gz" | "zst", tool: string, ...flags: readonly string[]) => {
    const { path } = await folder.write(
      `ids.${compression}`,
      await write(compression, split(list, [1, 500_000])),
    );
    if (!tools.has(tool)) return true;
    return execFileSync(tool, [...flags, path], { maxBuffer: 2 * list.length }).equals(list);
  };
  expect(await decompress("gz", "gzip", "-dc")).toBe(true);
  expect(await decompress("zst", "zstd", "-qdc")).toBe(true);
  const python = "import gzip,sys; sys.stdout.buffer.write(gzip.open(sys.argv[1]).read())";
  expect(await decompress("gz", "python3", "-c", python)).toBe(true);
});

test("a gzip file has neither a time nor a name in it, and a zstd file has a checksum", async () => {
  const gz = await write("gz", [Buffer.from("20\n")]);
  expect([gz[3], gz.readUInt32LE(4)]).toEqual([0, 0]);
  const zst = await write("zst", [Buffer.from("20\n")]);
  expect((zst[4] as number) & 4).toBe(4);
});

test.for(["gz", "zst"] as const)(
  "a disk that stands still stops the writer, so that little is held in memory (%s)",
  { tags: ["slow"] },
  async (compression) => {
    await using folder = await createTemporaryFolder();
    await using handle = await open(join(folder.path, "ids"), "w");
    const { promise: disk, resolve: release } = Promise.withResolvers<void>();
    const append = vi.spyOn(handle, "write").mockImplementation((async (
      buffer: Uint8Array,
      _from: number,
      size: number,
    ) => {
      await disk;
      return { bytesWritten: size, buffer };
    }) as typeof handle.write);
    // Nothing that could be compressed to less.
    const pieces = Array.from({ length: 150 }, () => crypto.getRandomValues(new Uint8Array(65_536)));
    const sink = openSink(handle, { name: "ids", compression });
    let written = 0;
    const writing = (async () => {
      for (const piece of pieces) {
        await sink.write(piece);
        written++;
      }
      await sink.finish();
    })();
    // Long enough: in the meantime, another one writes all of it twice.
    for (let round = 0; round < 2; round++) await write(compression, pieces);
    expect(append).toHaveBeenCalledTimes(1);
    expect(written).toBeLessThan(50);
    release();
    await writing;
    expect(written).toBe(pieces.length);
  },
);
