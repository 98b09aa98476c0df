import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createSentinelFilter, type SentinelFilter, type SentinelFilterOptions } from "./sentinel-filter.ts";

const sentinels = ["a", "b", "c"].map((letter) => letter.repeat(20));
const [first, second, third] = sentinels as [string, string, string];
const stranger = "z".repeat(20);
const recordOf = (id: string): string => `{"id":"${id}","error":"invalid_id"}\n`;
const record = (id: number): string => `{"id":"${id}","action":"delete","reason":"deleted"}\n`;

interface Filtered {
  /** What came out. */
  readonly text: string;
  /** Whether all came back, or the code of the error. */
  readonly end: boolean | string;
}

function* run(filter: SentinelFilter, chunks: readonly string[]): Generator<Uint8Array> {
  for (const chunk of chunks) yield* filter.push(Buffer.from(chunk));
  yield* filter.end();
}

function filterAll(chunks: readonly string[], options: Partial<SentinelFilterOptions> = {}): Filtered {
  const filter = createSentinelFilter({ sentinels, adopted: false, ...options });
  let text = "";
  for (const piece of run(filter, chunks)) {
    expect(piece.length).toBeGreaterThan(0);
    text += Buffer.from(piece).toString();
  }
  try {
    return { text, end: filter.finish() };
  } catch (error) {
    return { text, end: (error as { code: string }).code };
  }
}

describe("sentinels that came back", () => {
  const others = [record(20), "\n", record(21)];

  test("are taken out, wherever they stand, and everything else stays as it is", () => {
    const whole = [recordOf(first), ...others, recordOf(second), record(22), recordOf(third)].join("");
    expect(filterAll([whole])).toEqual({ text: [...others, record(22)].join(""), end: true });
  });

  test("are found wherever the chunks end", () => {
    const whole = [recordOf(first), record(20), recordOf(second), recordOf(third), record(21)].join("");
    for (let at = 0; at <= whole.length; at++) {
      const { text, end } = filterAll([whole.slice(0, at), whole.slice(at)]);
      expect({ text, end }).toEqual({ text: record(20) + record(21), end: true });
    }
    expect(filterAll([...whole])).toEqual({ text: record(20) + record(21), end: true });
  });

  test.each([
    ["twice", recordOf(first)],
    ["in another order of keys, with spaces and another word", `{ "error" : "no_id", "id":"${first}"}\r\n`],
  ])("count once when they come %s", (_, line) => {
    expect(filterAll([line, recordOf(first), recordOf(second), recordOf(third)])).toEqual({
      text: "",
      end: true,
    });
    expect(filterAll([line, recordOf(second)]).end).toBe("RESULT_INCOMPLETE");
  });

  test("are not known by anything but an error", () => {
    const claim = `{"id":"${third}","action":"delete","reason":"\\"error\\""}\n`;
    expect(filterAll([recordOf(first), recordOf(second), claim])).toEqual({
      text: claim,
      end: "RESULT_INCOMPLETE",
    });
    const named = `{"id":"${third}","action":"delete","reason":"error"}\n`;
    expect(filterAll([recordOf(first), recordOf(second), named])).toEqual({
      text: named,
      end: "RESULT_INCOMPLETE",
    });
  });
});

test("none back is no proof, and no failure", () => {
  expect(filterAll([record(20)])).toEqual({ text: record(20), end: false });
  expect(filterAll([])).toEqual({ text: "", end: false });
  expect(filterAll([record(20)], { sentinels: [] })).toEqual({ text: record(20), end: false });
});

test("what is left out of an error stays for the reader: other lines, IDs, and what is no record", () => {
  const lines = [
    '{"id":"not_a_valid_id","error":"invalid_id"}\n',
    recordOf("20"),
    '"error"\n',
    '{"error"\n',
    "error\n",
  ];
  expect(filterAll(lines)).toEqual({ text: lines.join(""), end: false });
});

test("a line that breaks off is handed on as it is, and so is one without end", () => {
  const cut = recordOf(first).slice(0, -1);
  expect(filterAll([record(20), cut])).toEqual({ text: record(20) + cut, end: false });
  const long = "x".repeat(70_000);
  expect(filterAll([long, long, "\n"]).text).toBe(`${long}${long}\n`);
});

describe("sentinels that are not ours", () => {
  test("say nothing of a job that was taken over, and come through nowhere", () => {
    const lines = [recordOf(stranger), record(20), recordOf(stranger)];
    expect(filterAll(lines, { adopted: true })).toEqual({ text: record(20), end: false });
  });

  test("in the result of a job that we made are a stranger's result", () => {
    expect(filterAll([recordOf(stranger)]).end).toBe("RESULT_FOREIGN_ID");
  });

  test("beside our own are a stranger's result, taken over or not", () => {
    const lines = [...sentinels, stranger].map(recordOf);
    for (const adopted of [true, false]) expect(filterAll(lines, { adopted }).end).toBe("RESULT_FOREIGN_ID");
  });
});

/** A result's lines in any order, and how many of them are left. */
const cutResult = fc
  .shuffledSubarray([...sentinels.map(recordOf), ...[20, 21, 22, 23, 24].map(record)], { minLength: 8 })
  .chain((lines) => fc.record({ lines: fc.constant(lines), kept: fc.nat(lines.length) }));

test("a cut at any record is seen exactly if a sentinel stood behind it, and another before", () => {
  fc.assert(
    fc.property(cutResult, ({ lines, kept }) => {
      const left = lines.slice(0, kept);
      const back = sentinels.filter((sentinel) => left.includes(recordOf(sentinel))).length;
      const { end } = filterAll(left);
      expect(end).toBe(back === 0 ? false : back === 3 ? true : "RESULT_INCOMPLETE");
    }),
  );
});

test("where a sentinel ends the result, no cut of it at any record is ever taken for whole", () => {
  fc.assert(
    fc.property(cutResult, ({ lines, kept }) => {
      const whole = [...lines.filter((line) => line !== recordOf(third)), recordOf(third)];
      const left = whole.slice(0, kept);
      expect(filterAll(left).end === true).toBe(kept === whole.length);
    }),
  );
});

test("what has a letter more or less than a sentinel, or another sign, is none, and stays for the reader", () => {
  const lines = ["z".repeat(19), "z".repeat(21), `1${stranger}`, `${stranger}1`, "Z".repeat(20)].map(
    recordOf,
  );
  expect(filterAll(lines)).toEqual({ text: lines.join(""), end: false });
});

test("a failure says how many came back, or that they are a stranger's", () => {
  const messageOf = (...lines: readonly string[]): string => {
    const filter = createSentinelFilter({ sentinels, adopted: false });
    for (const _ of run(filter, lines));
    try {
      return String(filter.finish());
    } catch (error) {
      return (error as Error).message;
    }
  };
  expect(messageOf(recordOf(first), recordOf(second))).toBe(
    "The result holds 2 of the 3 lines that show whether it is whole.",
  );
  expect(messageOf(recordOf(stranger))).toBe("The result is about lines that were not submitted.");
});

test("a line that may still be about a sentinel is held back, up to 64 KiB, and what is longer is handed on at once", () => {
  const filter = createSentinelFilter({ sentinels, adopted: false });
  const sizesOf = (pieces: Iterable<Uint8Array>): number[] => [...pieces].map(({ length }) => length);
  expect([65_536, 1, 1].map((size) => sizesOf(filter.push(Buffer.alloc(size, "x"))))).toEqual([
    [],
    [65_537],
    [],
  ]);
  expect(sizesOf(filter.end())).toEqual([1]);
});
