import { expect, test } from "vitest";
import { chunksOf } from "../../test/bytes.ts";
import { toWords } from "../../test/id-words.ts";
import { rejectionOf } from "../../test/rejection-of.ts";
import { IdSet } from "../ids/id-set.ts";
import { packFinding, unpackFinding } from "./packed-finding.ts";
import { type ResultReading, readResult } from "./read-result.ts";
import { findings } from "./record.ts";

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
  findings[unpackFinding(found.get(...toWords(base + BigInt(index))))]?.reason;

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

test("every cut is found but for those at the end of a line, which only a proof from outside can find", async () => {
  const bytes = Buffer.from(sample);
  for (let cut = 0; cut < bytes.length; cut++) {
    const head = bytes.subarray(0, cut);
    const records = head
      .toString()
      .split("\n")
      .filter((text) => text.trim() !== "").length;
    const outcome = await read(head, 50).catch((error: { code: string }) => error.code);
    if (cut === 0 || head.at(-1) === 10) expect(outcome).toMatchObject({ records });
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
  ["an ID that is no number", '{"id":"not_a_valid_id","error":"invalid_id"}\n', "RESULT_FOREIGN_ID", 1],
  [
    "an ID that is no number behind one that is",
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

test("of several records about one ID the earliest counts", async () => {
  const at = (day: number): string => line(1, { redacted_at: `2021-06-${day}T00:00:00Z` });
  const { found, records } = await read(`${at(17)}${at(15)}${at(16)}${line(1)}`);
  const minute = Date.UTC(2021, 5, 15) / 60_000;
  expect(records).toBe(4);
  expect(found.size).toBe(1);
  const deleted = findings.findIndex(({ reason }) => reason === "deleted");
  expect(found.get(...toWords(base + 1n))).toBe(packFinding(deleted, minute));
});

test("an action or a reason that is not documented is a record, and unknown", async () => {
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

test("a failure of the source is thrown as it was", async () => {
  const broken = new Error("broken");
  async function* source(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(line(1));
    throw broken;
  }
  expect(await rejectionOf(readResult(source(), submitted))).toBe(broken);
});
