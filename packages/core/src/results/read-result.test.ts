import { expect, test } from "vitest";
import { chunksOf } from "../../test/bytes.ts";
import { toWords } from "../../test/id-words.ts";
import { readResult } from "../../test/read-result.ts";
import { rejectionOf } from "../../test/rejection-of.ts";
import { IdSet } from "../ids/id-set.ts";
import type { ResultReading } from "./read-result.ts";
import { findFinding, findings } from "./record.ts";

const base = 1_160_164_553_482_756_096n;
const idOf = (index: number): string => String(base + BigInt(index));
const submitted = new IdSet();
for (let index = 0; index < 20; index++) submitted.add(...toWords(base + BigInt(index)));

function line(index: number, rest: object = {}): string {
  return `${JSON.stringify({ id: idOf(index), action: "delete", reason: "deleted", ...rest })}\n`;
}

const read = (text: string | Uint8Array, chunkBytes = 1 << 20): Promise<ResultReading> =>
  readResult(chunksOf(Buffer.from(text as string), chunkBytes), submitted);

const reasonOf = ({ found }: ResultReading, index: number): string | undefined =>
  findings[found.get(...toWords(base + BigInt(index)))]?.reason;

const sample = [
  line(3, { created_at: "2019-08-10T12:22:39.022Z" }),
  "\n",
  line(1, { reason: "suspended", redacted_at: "2021-06-15T07:32:10+00:00" }),
  line(2, { action: "scrub_geo", reason: "geo_scrubbed", redacted_at: null }),
  " \t\r\n",
  line(0, { action: "rehydrate", reason: "tweet_edited" }),
  line(5, { note: "é\u2028🐎" }),
].join("");

test("a result is read whole, whatever its chunks", async () => {
  for (const size of [1, 2, 3, 7, 64, 4_096]) {
    const reading = await read(sample, size);
    expect(reading.records).toBe(5);
    expect(reading.found.size).toBe(5);
    expect([0, 1, 2, 3, 4, 5].map((index) => reasonOf(reading, index))).toEqual([
      "tweet_edited",
      "suspended",
      "geo_scrubbed",
      "deleted",
      "none",
      "deleted",
    ]);
  }
});

test("every cut is found but for those at the end of a record, which only a proof from outside can find", async () => {
  const bytes = Buffer.from(sample);
  for (let cut = 0; cut < bytes.length; cut++) {
    const head = bytes.subarray(0, cut);
    const records = head
      .toString()
      .split("\n")
      .filter((text) => text.trim() !== "").length;
    const outcome = await read(head, 50).catch((error: { code: string }) => error.code);
    const last = head.toString().split("\n").at(-1)?.trim() ?? "";
    if (last === "" || last.endsWith("}")) expect(outcome).toMatchObject({ records });
    else expect(outcome).toBe("RESULT_TRUNCATED");
  }
});

test("an empty result is a result", async () => {
  expect(await read("")).toMatchObject({ records: 0 });
  expect(await read("\n\n")).toMatchObject({ records: 0 });
});

test.for<readonly [string, string, string, number]>([
  ["HTML", "<!doctype html>\n<p>Sign in</p>\n", "RESULT_MALFORMED", 1],
  ["an error document of X", '{"title":"Forbidden","status":403}\n', "RESULT_MALFORMED", 1],
  [
    "a number for an ID",
    `${line(1)}{"id":${idOf(2)},"action":"delete","reason":"deleted"}\n`,
    "RESULT_MALFORMED",
    2,
  ],
  ["no ID", `${line(1)}{"action":"delete"}\n`, "RESULT_MALFORMED", 2],
  ["a list", `${line(1)}[${line(2).trim()}]\n`, "RESULT_MALFORMED", 2],
  ["null", "null\n", "RESULT_MALFORMED", 1],
  ["two records on a line", `${line(1).trim()}${line(2)}`, "RESULT_MALFORMED", 1],
  ["two records parted by a lone CR", `${line(1).trim()}\r${line(2)}`, "RESULT_MALFORMED", 1],
  ["two records parted by U+2028", `${line(1).trim()}\u2028${line(2)}`, "RESULT_MALFORMED", 1],
  ["a record over two lines", line(1).replace(",", ",\n"), "RESULT_MALFORMED", 1],
  ["NUL bytes", `${line(1)}\u0000\u0000\n`, "RESULT_MALFORMED", 2],
  ["JSON nested 30,000 deep", `${"[".repeat(30_000)}\n`, "RESULT_MALFORMED", 1],
  ["an ID that was not submitted", `${line(1)}\n${line(20)}`, "RESULT_FOREIGN_ID", 3],
  ["an ID with a leading 0", `{"id":"0${idOf(1)}","action":"delete"}\n`, "RESULT_FOREIGN_ID", 1],
  ["an ID with a space", `{"id":" ${idOf(1)}","action":"delete"}\n`, "RESULT_FOREIGN_ID", 1],
  [
    "an ID that is not a number behind one that is",
    `${line(1)}{"id":"x","action":"delete","reason":"deleted"}\n`,
    "RESULT_FOREIGN_ID",
    2,
  ],
  ["an ID by the name of __proto__", '{"id":"__proto__","action":"delete"}\n', "RESULT_FOREIGN_ID", 1],
  [
    "two actions for one ID",
    `${line(1)}${line(2)}${line(1, { action: "scrub_geo", reason: "scrub_geo" })}`,
    "RESULT_CONFLICT",
    3,
  ],
  [
    "a known and an unknown action for one ID",
    `${line(1)}${line(1, { action: "hide" })}`,
    "RESULT_CONFLICT",
    2,
  ],
])("%s is refused, with its line", async ([, text, code, at]) => {
  for (const size of [5, 1 << 20]) {
    const error = await rejectionOf(read(text, size));
    expect(error).toMatchObject({ code, message: expect.stringMatching(new RegExp(`[Ll]ine ${at} `)) });
  }
});

/** Thousands of lines in the layouts of a real result, in an order of their own. */
function makeLines(count: number): { readonly known: IdSet; readonly lines: string[] } {
  const known = new IdSet();
  const lines = Array.from({ length: count }, (_, index) => {
    const id = base + BigInt(index) * 4_194_304n;
    known.add(...toWords(id));
    const day = String(1 + (index % 28)).padStart(2, "0");
    const reason = ["deleted", "suspended", "protected", "deactivated"][(index * 7) % 4];
    const redacted = index % 3 === 0 ? {} : { redacted_at: `2026-01-${day}T10:0${index % 10}:59.000Z` };
    const time = { created_at: `2021-03-${day}T08:15:00.000Z`, ...redacted };
    return `${JSON.stringify({ id: String(id), action: "delete", ...time, reason })}\n`;
  });
  return { known, lines };
}

test("lines of layouts that came before are read as each would be by itself, whatever their chunks", async () => {
  const { known, lines } = makeLines(6_000);
  const bytes = Buffer.from(lines.join(""));
  for (const size of [1 << 20, 65_536, 1_000, 151]) {
    const { found, records } = await readResult(chunksOf(bytes, size), known);
    expect([records, found.size]).toEqual([6_000, 6_000]);
    for (const text of lines) {
      const record = JSON.parse(text);
      const finding = findFinding(record);
      if (found.get(...toWords(BigInt(record.id))) !== finding)
        throw new Error(`${text} was read otherwise.`);
    }
  }
});

test.for<readonly [string, (line: string) => string, string]>([
  [
    "an ID that was not submitted",
    (text) => text.replace(/"id":"\d+/, `"id":"${base + 1n}`),
    "RESULT_FOREIGN_ID",
  ],
  [
    "an ID above the largest",
    (text) => text.replace(/"id":"\d+/, '"id":"99999999999999999999'),
    "RESULT_FOREIGN_ID",
  ],
  ["an ID that begins with 0", (text) => text.replace('"id":"1', '"id":"0'), "RESULT_FOREIGN_ID"],
  ["no brace", (text) => text.replace("}", "]"), "RESULT_MALFORMED"],
  ["a quote too few", (text) => text.replace('"action', "action"), "RESULT_MALFORMED"],
])(
  "%s among thousands of lines is told with its line, and the first fault counts",
  async ([, spoil, code]) => {
    const { known, lines } = makeLines(3_000);
    for (const at of [0, 1, 17, 1_023, 2_047, 2_048, 2_999]) {
      const spoiled = lines.with(at, spoil(lines[at] as string));
      for (const later of [undefined, at + 1, at + 5]) {
        // A fault of another kind behind it.
        const text = later === undefined ? spoiled : [...spoiled.slice(0, later), "{\n"];
        for (const size of [1 << 22, 10_000]) {
          const error = await rejectionOf(readResult(chunksOf(Buffer.from(text.join("")), size), known));
          expect(error).toMatchObject({ code, message: expect.stringContaining(`Line ${at + 1} of`) });
        }
      }
    }
  },
);

test("a contradiction is told with its own line, before a later fault in the same block", async () => {
  const { known, lines } = makeLines(3_000);
  const contrary = (lines[5] as string)
    .replace('"action":"delete"', '"action":"scrub_geo"')
    .replace(/reason":"\w+/, 'reason":"scrub_geo');
  const foreign = (lines[7] as string).replace(/"id":"\d+/, `"id":"${base + 1n}`);
  const noId = (lines[7] as string).replace('"id":"1', '"id":"0');
  for (const at of [6, 1_000, 2_500]) {
    for (const rest of [lines.slice(at), [foreign], [noId], ["{\n"], ["{"]]) {
      const text = [...lines.slice(0, at), contrary, ...rest].join("");
      const error = await rejectionOf(readResult(chunksOf(Buffer.from(text), 1 << 22), known));
      expect(error).toMatchObject({
        code: "RESULT_CONFLICT",
        message: expect.stringContaining(`Line ${at + 1} of`),
      });
    }
  }
});

test("a foreign ID is told before a contradiction that comes behind it in the same block", async () => {
  const { known, lines } = makeLines(100);
  const foreign = (lines[50] as string).replace(/"id":"\d+/, `"id":"${base + 1n}`);
  const contrary = (lines[5] as string).replace(/"action":"\w+/, '"action":"hide');
  const text = [...lines.slice(0, 50), foreign, contrary].join("");
  expect(await rejectionOf(readResult(chunksOf(Buffer.from(text), 1 << 20), known))).toMatchObject({
    code: "RESULT_FOREIGN_ID",
    message: expect.stringContaining("Line 51 of"),
  });
});

test("of several records about one ID the reason that stands first in the table counts, whatever their order", async () => {
  const because = (reason: string): string => line(1, { reason });
  for (const text of [
    `${because("suspended")}${because("deleted")}${because("protected")}`,
    `${because("deleted")}${because("protected")}${because("suspended")}`,
  ]) {
    const reading = await read(text);
    expect([reading.records, reading.found.size, reasonOf(reading, 1)]).toEqual([3, 1, "deleted"]);
  }
});

test("an action that is not documented is a record, and unknown, and so is a reason", async () => {
  const reading = await read(line(1, { action: "withhold" }) + line(2, { reason: "sus\u2028pended" }));
  expect([1, 2].map((index) => reasonOf(reading, index))).toEqual(["unknown", "unknown"]);
});

test("a field called __proto__ lends its record nothing", async () => {
  const reading = await read(`{"id":"${idOf(1)}","__proto__":{"action":"delete","reason":"deleted"}}\n`);
  expect(reasonOf(reading, 1)).toBe("unknown");
});

test("a line of 64 KiB is read, and one byte more is refused before its end has come", async () => {
  const padded = (bytes: number): string => {
    const text = line(1).trim();
    return text + " ".repeat(bytes - text.length);
  };
  expect(await read(`${padded(65_536)}\n`, 4_096)).toMatchObject({ records: 1 });
  const error = await rejectionOf(read(`${line(2)}${padded(65_537)}`, 4_096));
  expect(error).toMatchObject({ code: "RESULT_MALFORMED", message: expect.stringContaining("Line 2 ") });
});

test("no error repeats what stands in the result", async () => {
  for (const text of [
    "<p>canary\n",
    line(1, { id: "999canary" }),
    '{"id":"999"',
    `${line(1)}${line(1, { action: "canary" })}`,
  ]) {
    const { message, stack } = (await rejectionOf(read(text))) as Error;
    expect(`${message}${stack}`).not.toMatch(/canary|999|1160164/);
  }
});

test("a line that breaks off is told by its number", async () => {
  expect(await rejectionOf(read(`${line(1)}${line(2).trimEnd().slice(0, -1)}`))).toMatchObject({
    code: "RESULT_TRUNCATED",
    message: "The result ends within line 2.",
  });
});

test("a fault ends the reading with its chunk: no other is asked for", async () => {
  let asked = 0;
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (const id of ["7", idOf(1), idOf(2)]) {
      asked++;
      yield Buffer.from(`${JSON.stringify({ id, action: "delete", reason: "deleted" })}\n`);
    }
  }
  expect(await rejectionOf(readResult(chunks(), submitted))).toMatchObject({ code: "RESULT_FOREIGN_ID" });
  expect(asked).toBe(1);
});

test("IDs of any length are read, and what only begins like one is refused with its line", async () => {
  const ids = ["7", "42", "4294967296", "18446744073709551615", "9007199254740993"];
  const set = new IdSet();
  for (const id of ids) set.add(...toWords(BigInt(id)));
  const textOf = (some: readonly string[]): string =>
    some.map((id) => `${JSON.stringify({ id, action: "delete", reason: "deleted" })}\n`).join("");
  const readIds = (some: readonly string[]): Promise<ResultReading> =>
    readResult(chunksOf(Buffer.from(textOf(some)), 1 << 20), set);
  const { records, found } = await readIds(ids);
  expect([records, found.size]).toEqual([5, 5]);
  for (const id of ids) expect(findings[found.get(...toWords(BigInt(id)))]?.reason).toBe("deleted");
  expect(await rejectionOf(readIds(["42", "42x"]))).toMatchObject({
    code: "RESULT_FOREIGN_ID",
    message: "Line 2 of the result is about an ID that was not submitted.",
  });
});
