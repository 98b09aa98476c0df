import { open, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { rejectionOf } from "../../test/rejection-of.ts";
import { createTemporaryFolder } from "../../test/temporary-folder.ts";
import { appendBytes, createFile, makeFolder } from "./create-file.ts";

test("a file is made for its owner alone, and an older one is emptied", async () => {
  await using folder = await createTemporaryFolder();
  const older = await folder.write("older.txt", "left over from before");
  for (const path of [join(folder.path, "new.txt"), older.path]) {
    await using file = await createFile(path, "The file");
    await appendBytes(file, "20\n", "The file");
    await appendBytes(file, Buffer.from("21\n"), "The file");
    expect(await readFile(path, "latin1")).toBe("20\n21\n");
  }
  expect((await stat(join(folder.path, "new.txt"))).mode & 0o777).toBe(0o600);
});

test("a file that cannot be made or written is FILE_UNWRITABLE, without its path", async () => {
  await using folder = await createTemporaryFolder();
  expect(await rejectionOf(createFile(folder.path, "The file"))).toMatchObject({
    code: "FILE_UNWRITABLE",
    message: "The file cannot be written (EISDIR).",
  });
  const { path } = await folder.write("a.txt", "");
  await using readOnly = await open(path, "r");
  expect(await rejectionOf(appendBytes(readOnly, "20\n", "The file"))).toMatchObject({
    code: "FILE_UNWRITABLE",
    message: "The file cannot be written (EBADF).",
  });
});

test("a folder is made with those on its way, and one that cannot be made is FILE_UNWRITABLE", async () => {
  await using folder = await createTemporaryFolder();
  const path = join(folder.path, "a", "b");
  await makeFolder(path, "The folder");
  await makeFolder(path, "The folder");
  expect((await stat(path)).isDirectory()).toBe(true);
  const file = await folder.write("a.txt", "");
  expect(await rejectionOf(makeFolder(join(file.path, "b"), "The folder"))).toMatchObject({
    code: "FILE_UNWRITABLE",
    message: "The folder cannot be created (ENOTDIR).",
  });
});

test("what the system writes in parts is written whole, and one that writes nothing is an error", async () => {
  await using folder = await createTemporaryFolder();
  const path = join(folder.path, "ids.txt");
  await using file = await createFile(path, "The file");
  const write = file.write.bind(file);
  const short = vi
    .spyOn(file, "write")
    .mockImplementation(((bytes: Uint8Array, at: number, size: number) =>
      write(bytes, at, Math.min(size, 4))) as typeof file.write);
  await appendBytes(file, "1234567890\n", "The file");
  expect([short.mock.calls.length, await readFile(path, "latin1")]).toEqual([3, "1234567890\n"]);
  short.mockImplementation((async (buffer: Uint8Array) => ({
    bytesWritten: 0,
    buffer,
  })) as typeof file.write);
  expect(await rejectionOf(appendBytes(file, "1\n", "The file"))).toMatchObject({
    code: "FILE_UNWRITABLE",
    message: "The file cannot grow any further.",
  });
});
