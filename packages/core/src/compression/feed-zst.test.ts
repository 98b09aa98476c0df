import { expect, test } from "vitest";
import { compress } from "../../test/compress.ts";
import { rejectionOf } from "../../test/rejection-of.ts";
import type { Decompressor } from "./decompressor.ts";
import { createZstFeed } from "./feed-zst.ts";

/** Notes what it is given, and uses all of it but `unusedBytes`. */
function createNotes(unusedBytes = 0) {
  const writes: string[] = [];
  let writtenBytes = 0;
  const decompressor: Decompressor = {
    async write(bytes) {
      writes.push(Buffer.from(bytes).toString("hex"));
      writtenBytes += bytes.length;
    },
    get usedBytes() {
      return writtenBytes - unusedBytes;
    },
    end: () => void writes.push("end"),
  };
  return { writes, feed: createZstFeed(decompressor, { name: "ids", compression: "zst" }) };
}

const frame = compress("zst", "20\n");
const hex = frame.toString("hex");
const cutOff = "ids cannot be read: its zstd stream is cut off. Compress it again.";

test("no write goes beyond the end of a frame", async () => {
  const { writes, feed } = createNotes();
  await feed.write(Buffer.concat([frame, frame, frame.subarray(0, 5)]));
  await feed.write(Buffer.concat([frame.subarray(5), frame]));
  feed.end();
  expect(writes).toEqual([hex, hex, hex.slice(0, 10), hex.slice(10), hex, "end"]);
});

test("a frame that is cut off is refused, whatever the decompressor makes of it", async () => {
  for (let size = 0; size < frame.length; size++) {
    const { writes, feed } = createNotes();
    await feed.write(frame.subarray(0, size));
    expect(() => feed.end()).toThrow(cutOff);
    expect(writes).not.toContain("end");
  }
});

test("bytes that the decompressor does not use are not lost silently", async () => {
  const { feed } = createNotes(1);
  expect(await rejectionOf(feed.write(frame))).toMatchObject({
    code: "FILE_UNREADABLE",
    message: "ids cannot be read: its zstd stream is damaged. Compress it again.",
  });
});
