import fc from "fast-check";
import { expect, test } from "vitest";
import { compress } from "../../test/compress.ts";
import { rejectionOf } from "../../test/rejection-of.ts";
import { rewriteContent } from "../../test/rewrite-content.ts";
import type { ReaderOptions } from "../formats/open-reader.ts";
import type { Classifier } from "../types.ts";
import type { ByteSource } from "./byte-stream.ts";
import { encodeSink } from "./utf16-sink.ts";
import { decodeSource, type TextEncoding } from "./utf16-source.ts";

/** Gives a content in pieces of these sizes, then in larger ones. */
function sourceOf(content: Uint8Array, sizes: readonly number[]): ByteSource {
  let at = 0;
  let turn = 0;
  return {
    async read({ buffer, from, to }) {
      const size = Math.min(to - from, content.length - at, sizes[turn++] ?? 100_000);
      buffer.set(content.subarray(at, at + size), from);
      at += size;
      return size;
    },
    async close() {},
  };
}

async function decode(content: Uint8Array, sizes: readonly number[] = [], room = 7) {
  let encoding: TextEncoding | undefined;
  const source = decodeSource(sourceOf(content, sizes), {
    name: "a.txt",
    onEncoding(found) {
      encoding = found;
    },
  });
  const chunks: Buffer[] = [];
  for (;;) {
    const buffer = Buffer.alloc(room);
    const size = await source.read({ buffer, from: 0, to: room });
    if (size === 0) break;
    chunks.push(buffer.subarray(0, size));
  }
  return { encoding, text: Buffer.concat(chunks) };
}

async function encode(text: Uint8Array, encoding: TextEncoding, size: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const sink = encodeSink(
    { write: async (bytes) => void chunks.push(Buffer.from(bytes)), async finish() {}, async abort() {} },
    () => encoding,
  );
  for (let at = 0; at < text.length; at += size) await sink.write(text.subarray(at, at + size));
  await sink.finish();
  return Buffer.concat(chunks);
}

/** As an editor writes it, with the mark. */
function toUtf16(text: string, encoding: TextEncoding): Buffer {
  const units = Buffer.from(`\ufeff${text}`, "utf16le");
  return encoding === "utf-16be" ? units.swap16() : units;
}

const encodings = ["utf-16le", "utf-16be"] as const;
const texts = fc.string({
  unit: fc.constantFrom("1", "20\r\n", "é", "名", "😀", "\ufeff", "\n"),
  maxLength: 40,
});
const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 30 });

test("any text is the same as UTF-8 and back, whatever pieces it comes and goes in", async () => {
  await fc.assert(
    fc.asyncProperty(
      texts,
      fc.constantFrom(...encodings),
      sizes,
      fc.integer({ min: 1, max: 9 }),
      async (text, encoding, cuts, size) => {
        const content = toUtf16(text, encoding);
        const decoded = await decode(content, cuts);
        expect(decoded).toEqual({ encoding, text: Buffer.from(`\ufeff${text}`) });
        expect(await encode(decoded.text, encoding, size)).toEqual(content);
      },
    ),
  );
});

test("any bytes without the mark are given as they are", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 50 }), sizes, async (bytes, cuts) => {
      fc.pre(!((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)));
      expect(await decode(bytes, cuts)).toEqual({ encoding: "utf-8", text: Buffer.from(bytes) });
      expect(await encode(bytes, "utf-8", 3)).toEqual(Buffer.from(bytes));
    }),
  );
});

test.for([
  ["an odd byte at the end", "fffe320030", "ends within a character"],
  ["a lone high surrogate", "fffe3dd83200", "holds half a character"],
  ["a lone low surrogate", "fffe00de3200", "holds half a character"],
  ["a high surrogate at the end", "feff0032d83d", "holds half a character"],
] as const)("%s is a fault, however it is cut", async ([, hex, what]) => {
  for (const cuts of [[], [1], [2, 1], [3, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1]]) {
    expect(await rejectionOf(decode(Buffer.from(hex, "hex"), cuts))).toMatchObject({
      code: "FILE_UNREADABLE",
      message: expect.stringMatching(new RegExp(`^a\\.txt cannot be read: .*${what}`)),
    });
  }
});

test("a character that two large chunks share is whole", async () => {
  for (const shift of ["", "a", "ab", "abc"]) {
    const text = `${shift}${"😀".repeat(200_000)}`;
    const decoded = await decode(toUtf16(text, "utf-16le"), [], 1 << 20);
    expect(decoded.text.equals(Buffer.from(`\ufeff${text}`))).toBe(true);
  }
});

const removesEven: Classifier = {
  classifications: [
    { decision: "keep", finding: undefined },
    { decision: "remove", finding: { action: "delete", reason: "deleted", decision: "remove" } },
  ],
  classify: (_, low, count) => Uint8Array.from(low.subarray(0, count), (word) => (word % 2 === 0 ? 1 : 0)),
};

const posts = { ids: [{ type: "tweets" }] } as const;

test.for<[string, ReaderOptions, string, string]>([
  ["a bare list", { ...posts, format: "txt" }, "id\r\n20\r\n# é 😀\r\n21\r\n22", "id\r\n# é 😀\r\n21\r\n"],
  ["a table", { ...posts, format: "csv" }, 'tweet_id,text\n20,"名\n"\n21,"😀"\n', 'tweet_id,text\n21,"😀"\n'],
  ["JSON lines", { ...posts, format: "jsonl" }, '{"id":20}\n{"id":21,"a":"😀"}\n', '{"id":21,"a":"😀"}\n'],
  ["a list without an ID", { ...posts, format: "txt" }, "", ""],
])("%s in UTF-16 is rewritten in UTF-16", async ([, reader, before, after]) => {
  for (const encoding of encodings) {
    const plan = { reader, classifiers: [removesEven] };
    const content = toUtf16(before, encoding);
    const { copy } = await rewriteContent({ ...plan, content });
    expect(copy).toEqual(toUtf16(after, encoding));
    const packed = await rewriteContent({ ...plan, content: compress("gz", content) });
    expect(packed.change.removed).toBe(before === "" ? 0 : before.includes("22") ? 2 : 1);
  }
});
