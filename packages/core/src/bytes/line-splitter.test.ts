import { expect, test } from "vitest";
import { createRandom } from "../../test/bytes.ts";
import { createLineSplitter } from "./line-splitter.ts";

interface Split {
  /** Lines with their LF, as latin1; `too long` where one was passed over. */
  readonly lines: readonly string[];
  readonly complete: boolean;
}

function split(chunks: readonly Uint8Array[], maxLineBytes = 1_000): Split {
  const lines: string[] = [];
  const splitter = createLineSplitter({
    maxLineBytes,
    onLine(bytes, { start, end, hasLf }) {
      // The place that is promised to be the LF is part of what is read.
      lines.push(Buffer.from(bytes.subarray(start, hasLf ? end + 1 : end)).toString("latin1"));
    },
    onTooLong: () => lines.push("too long"),
  });
  for (const chunk of chunks) splitter.push(chunk);
  return { complete: splitter.end(), lines };
}

/** The same by string functions. */
function splitNaively(text: string): Split {
  const lines = text.split("\n").map((line) => `${line}\n`);
  const last = (lines.pop() as string).slice(0, -1);
  return { lines: last === "" ? lines : [...lines, last], complete: last === "" };
}

const samples = [
  "",
  "\n",
  "a",
  "a\n",
  "\n\n\na\n\nbc",
  "12\r\n34\r\r\n56",
  "one\u0085\u000b\u000ctwo\nthree\n",
  Buffer.from("é\u2028è\u2029\n🐎\n").toString("latin1"),
  "\u0000\n\u00ff\n\u00ff",
];

test("a text cut in two at any byte gives the lines of the whole", () => {
  for (const text of samples) {
    const bytes = Buffer.from(text, "latin1");
    for (let cut = 0; cut <= bytes.length; cut++) {
      expect(split([bytes.subarray(0, cut), bytes.subarray(cut)])).toEqual(splitNaively(text));
    }
  }
});

test("a text in chunks of any size gives the lines of the whole", () => {
  for (const text of samples) {
    const bytes = Buffer.from(text, "latin1");
    for (let size = 1; size <= bytes.length; size++) {
      const count = Math.ceil(bytes.length / size);
      const chunks = Array.from({ length: count }, (_, at) => bytes.subarray(at * size, (at + 1) * size));
      expect(split(chunks)).toEqual(splitNaively(text));
    }
  }
});

test("random texts in random chunks, some empty, give the lines of the whole", () => {
  const random = createRandom(1);
  for (let round = 0; round < 300; round++) {
    const text = Array.from({ length: Math.floor(random() * 60) }, () => (random() < 0.3 ? "\n" : "x")).join(
      "",
    );
    const chunks: Uint8Array[] = [];
    for (let at = 0; at < text.length; ) {
      const size = Math.floor(random() * 8);
      chunks.push(Buffer.from(text.slice(at, at + size)));
      at += size;
    }
    expect(split(chunks)).toEqual(splitNaively(text));
  }
});

test("a chunk that is used again by its source does no harm to the line that began in it", () => {
  const lines: string[] = [];
  const splitter = createLineSplitter({
    maxLineBytes: 10,
    onLine: (bytes, { start, end }) => lines.push(Buffer.from(bytes.subarray(start, end)).toString()),
    onTooLong: () => lines.push("too long"),
  });
  const buffer = Buffer.from("abc");
  splitter.push(buffer);
  buffer.write("d\nx");
  splitter.push(buffer);
  splitter.end();
  expect(lines).toEqual(["abcd", "x"]);
});

test("a line of exactly the limit is handed out, and one byte more is not, wherever chunks end", () => {
  for (const [length, expected] of [
    [8, `${"x".repeat(8)}\n`],
    [9, "too long"],
    [40, "too long"],
  ] as const) {
    const bytes = Buffer.from(`a\n${"x".repeat(length)}\nb\n`);
    for (let cut = 0; cut <= bytes.length; cut++) {
      const { lines } = split([bytes.subarray(0, cut), bytes.subarray(cut)], 8);
      expect(lines).toEqual(["a\n", expected, "b\n"]);
    }
  }
});

test("a line that is too long is told once, whatever comes of it, and may be the last", () => {
  const many = Array.from({ length: 9 }, () => Buffer.from("xxxxx"));
  expect(split(many, 8)).toEqual({ lines: ["too long"], complete: false });
  expect(split([...many, Buffer.from("\n"), ...many], 8)).toEqual({
    lines: ["too long", "too long"],
    complete: false,
  });
  expect(split([...many, Buffer.from("\n\ny")], 8)).toEqual({
    lines: ["too long", "\n", "y"],
    complete: false,
  });
});

test("a line that comes in many chunks is handed out whole", () => {
  const pieces = Array.from({ length: 90 }, (_, at) => `piece ${at}, `);
  expect(split(pieces.map((piece) => Buffer.from(piece)))).toEqual({
    lines: [pieces.join("")],
    complete: false,
  });
});
