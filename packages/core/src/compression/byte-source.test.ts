import { execFileSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { compress } from "../../test/compress.ts";
import { openMemoryFile, readSource } from "../../test/read-source.ts";
import { rejectionOf } from "../../test/rejection-of.ts";
import { createTemporaryFolder } from "../../test/temporary-folder.ts";
import { findTools } from "../../test/usual-tools.ts";
import { openFile } from "../files/read-file.ts";
import { openSource } from "./byte-source.ts";

const list = Buffer.from(
  Array.from({ length: 60_000 }, (_, index) => `${10 ** 18 + index * 977}\n`).join(""),
);

test("a plain file is read into the stretch that is asked for", async () => {
  const options = { name: "ids.txt", compression: "none" } as const;
  expect((await readSource(openMemoryFile(list), options, 1_000)).equals(list)).toBe(true);
  expect((await readSource(openMemoryFile(Buffer.alloc(0)), options)).length).toBe(0);
});

const tools = findTools(["gzip", "zstd", "python3"]);

describe.for(["gz", "zst"] as const)("a .%s file", (compression) => {
  const options = { name: `ids.${compression}`, compression };

  test("is read to the same bytes, whatever its members, the pieces it comes in and the sizes asked for", {
    tags: ["slow"],
  }, async () => {
    const content = fc.oneof(
      fc.uint8Array({ maxLength: 50 }),
      // The sizes of the chunks that zlib fills.
      fc
        .constantFrom(0, 1, 262_143, 262_144, 262_145, 524_288, 700_000)
        .map((size) => Buffer.alloc(size, "20\n")),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(content, { minLength: 1, maxLength: 5 }),
        fc.oneof(fc.integer({ min: 1, max: 100 }), fc.constant(262_144)),
        fc.constantFrom(100, 65_536, 300_000, 1_000_000),
        async (contents, pieceBytes, readBytes) => {
          const file = Buffer.concat(contents.map((each) => compress(compression, each)));
          const read = await readSource(openMemoryFile(file, pieceBytes), options, readBytes);
          expect(read.equals(Buffer.concat(contents))).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("is read from the disk, and its raw bytes are told in order", async () => {
    await using folder = await createTemporaryFolder();
    const compressed = Buffer.concat([
      compress(compression, list),
      compress(compression, randomBytes(600_000)),
    ]);
    await using file = await openFile(await folder.write(options.name, compressed));
    const hash = createHash("sha256");
    const onRead = (bytes: Uint8Array) => void hash.update(bytes);
    const read = await readSource(file, { ...options, onRead });
    expect([read.length, read.subarray(0, list.length).equals(list)]).toEqual([list.length + 600_000, true]);
    expect(hash.digest("hex")).toBe(createHash("sha256").update(compressed).digest("hex"));
  });

  test("made by the usual tools is read, one behind the other", { tags: ["slow"] }, async () => {
    await using folder = await createTemporaryFolder();
    const { path } = await folder.write("ids.txt", list);
    const python = "import gzip,sys; sys.stdout.buffer.write(gzip.compress(open(sys.argv[1],'rb').read()))";
    const commands = {
      gz: [
        ["gzip", "-c", path],
        ["python3", "-c", python, path],
      ],
      zst: [
        ["zstd", "-qc", path],
        ["zstd", "-qc", "--no-check", "-19", path],
      ],
    } as const;
    const made = commands[compression]
      .filter(([tool]) => tools.has(tool))
      .map(([tool, ...words]) => execFileSync(tool, words));
    if (made.length === 0) return;
    const read = await readSource(openMemoryFile(Buffer.concat(made)), options);
    expect(read.equals(Buffer.concat(made.map(() => list)))).toBe(true);
  });

  test("that is aborted throws the signal's own reason, before, between and while reading ahead", async () => {
    for (const reason of ["enough", null, Object.assign(new Error("stop"), { code: "Z_BUF_ERROR" })]) {
      const abort = new AbortController();
      const source = openSource(openMemoryFile(compress(compression, randomBytes(2_000_000))), {
        ...options,
        signal: abort.signal,
      });
      const target = { buffer: new Uint8Array(1_000), from: 0, to: 1_000 };
      expect(await source.read(target)).toBe(1_000);
      const pending = source.read(target);
      abort.abort(reason);
      await pending;
      expect(await rejectionOf(source.read(target))).toBe(reason);
      await source.close();
      const never = openSource(openMemoryFile(list), { ...options, signal: abort.signal });
      expect(await rejectionOf(never.read(target))).toBe(reason);
      await never.close();
    }
  });

  test("that is aborted before anything came out of it throws the signal's own reason", async () => {
    // Members without content: nothing ever comes out.
    const file = Buffer.concat(Array<Buffer>(20_000).fill(compress(compression, "")));
    const abort = new AbortController();
    const onRead = () => abort.abort("enough");
    const reading = readSource(openMemoryFile(file, 1_000), { ...options, onRead, signal: abort.signal });
    expect(await rejectionOf(reading)).toBe("enough");
  });

  test("that cannot be read is told by the file system's code, and never looks like its end", async () => {
    const file = openMemoryFile(compress(compression, list), 1_000);
    const failing = vi.spyOn(file.handle, "read");
    failing.mockImplementationOnce(failing.getMockImplementation() as never);
    failing.mockRejectedValueOnce(Object.assign(new Error("canary"), { code: "EIO" }));
    expect(await rejectionOf(readSource(file, options))).toMatchObject({
      code: "FILE_UNREADABLE",
      message: `${options.name} cannot be read (EIO).`,
    });
  });

  test("that is closed early leaves nothing at work, and is not read on", async () => {
    await using folder = await createTemporaryFolder();
    const written = await folder.write(options.name, compress(compression, randomBytes(3_000_000)));
    const target = { buffer: new Uint8Array(1_000), from: 0, to: 1_000 };
    const file = await openFile(written);
    const source = openSource(file, options);
    await source.read(target);
    const pending = source.read({ ...target, buffer: new Uint8Array(1_000) });
    await source.close();
    const read = vi.spyOn(file.handle, "read");
    await pending;
    expect(await rejectionOf(source.read(target))).toMatchObject({ code: "FILE_UNREADABLE" });
    await source.close();
    await file.handle.close();
    expect(read).not.toHaveBeenCalled();
    const unread = openSource(file, options);
    await unread.close();
  });
});

test("a source is closed only when its last read of the file is over, for the file is closed next", async () => {
  const file = openMemoryFile(compress("gz", list));
  const slow = Promise.withResolvers<{ bytesRead: number; buffer: Uint8Array }>();
  file.handle.read = (() => slow.promise) as unknown as typeof file.handle.read;
  const source = openSource(file, { name: "ids.gz", compression: "gz" });
  const pending = rejectionOf(source.read({ buffer: new Uint8Array(10), from: 0, to: 10 }));
  const seen: string[] = [];
  const closing = source.close().then(() => seen.push("closed"));
  await new Promise((resolve) => setImmediate(resolve));
  seen.push("read");
  slow.resolve({ bytesRead: 0, buffer: new Uint8Array(0) });
  await closing;
  expect(seen).toEqual(["read", "closed"]);
  expect(await pending).toMatchObject({ code: "FILE_UNREADABLE" });
});

test("a program that closes a source before its end is free to end", { tags: ["slow"] }, async () => {
  await using folder = await createTemporaryFolder();
  await folder.write("ids.gz", compress("gz", randomBytes(2_000_000)));
  const program = `
    import { openFile } from ${JSON.stringify(join(import.meta.dirname, "../files/read-file.ts"))};
    import { openSource } from ${JSON.stringify(join(import.meta.dirname, "byte-source.ts"))};
    const file = await openFile({ name: "ids.gz", path: ${JSON.stringify(join(folder.path, "ids.gz"))} });
    const source = openSource(file, { name: "ids.gz", compression: "gz" });
    await source.read({ buffer: new Uint8Array(10), from: 0, to: 10 });
    await source.close();
    await file.handle.close();
    await new Promise((resolve) => setImmediate(resolve));
    process.stdout.write(JSON.stringify(process.getActiveResourcesInfo().filter((name) => name !== "PipeWrap")));
  `;
  const { path } = await folder.write("program.ts", program);
  expect(execFileSync(process.execPath, [path], { timeout: 20_000 }).toString()).toBe("[]");
});
