import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chunksOf } from "../../test/bytes.ts";
import { toWords } from "../../test/id-words.ts";
import { makeIds } from "../../test/make-part.ts";
import { type KeptReading, readResult } from "../../test/read-result.ts";
import { rejectionOf } from "../../test/rejection-of.ts";
import { IdSet } from "../ids/id-set.ts";
import type { OddLinesOptions } from "./odd-lines.ts";
import { findings } from "./record.ts";

const ids = makeIds(20);
const submitted = new IdSet();
for (const id of ids) submitted.add(...toWords(BigInt(id)));
const [first, second, third] = ["ab", "cd", "ef"].map((letters) => letters.repeat(10)) as [
  string,
  string,
  string,
];
const sentinels = [first, second, third];
const stranger = "zy".repeat(10);
const options = { sentinels, adopted: false };
const record = (index: number): string => `{"id":"${ids[index]}","action":"delete","reason":"deleted"}\n`;
const documented = (id: string): string => `{"id":"${id}","error":"invalid_id"}`;

const read = (lines: readonly string[], changes: Partial<OddLinesOptions> = {}): Promise<KeptReading> =>
  readResult(chunksOf(Buffer.from(lines.join("")), 1 << 20), submitted, { ...options, ...changes });

function reasonOf({ found }: KeptReading, index: number): string {
  const { action, reason } = findings[found.get(...toWords(BigInt(ids[index] ?? "")))] ?? {};
  return `${action}/${reason}`;
}

describe("a line that holds a sentinel is its echo", () => {
  test.for<readonly [string, (id: string) => string, string | undefined]>([
    ["as X documents it", documented, undefined],
    ["with another word", (id) => `{"id":"${id}","error":"no_id"}`, undefined],
    [
      "as recorded in 2021",
      (id) => `{"type":"error","original":"${id}","reason":"Input was not a valid ID"}`,
      "{type: string, original: string, reason: string}",
    ],
    [
      "with all fields, unused ones null",
      (id) => `{"id":"${id}","action":null,"created_at":null,"reason":null,"error":"invalid_id"}`,
      "{id: string, action: null, created_at: null, reason: null, error: string}",
    ],
    [
      "with action and reason in place of error",
      (id) => `{"id":"${id}","action":"error","reason":"invalid_id"}`,
      "{id: string, action: string, reason: string}",
    ],
    ["alone", (id) => `{"id":"${id}"}`, "{id: string}"],
    [
      "with a list of errors",
      (id) => `{"id":"${id}","errors":[{"code":1}]}`,
      "{id: string, errors: [{code: number}]}",
    ],
    ["with error_code", (id) => `{"id":"${id}","error_code":131}`, "{id: string, error_code: number}"],
    [
      "with an object for error",
      (id) => `{"id":"${id}","error":{"code":"invalid_id","at":{"deep":{}}}}`,
      "{id: string, error: {code: string, at: {deep: {…}}}}",
    ],
    ["with a long error", (id) => `{"id":"${id}","error":"${"x ".repeat(500)}"}`, undefined],
    ["as value", (id) => `{"value":"${id}","error":"invalid_id"}`, "{value: string, error: string}"],
    ["as value, the id null", (id) => `{"id":null,"value":"${id}"}`, "{id: null, value: string}"],
    ["in upper case", (id) => documented(id.toUpperCase()), undefined],
    ["cut to twelve letters", (id) => documented(`${id.slice(0, 12)}…`), undefined],
    ["with CR in it", (id) => documented(`${id}\\r`), undefined],
    ["with CR behind it", (id) => `${documented(id)}\r`, undefined],
    [
      "escaped",
      (id) => documented(id.replace(/^./, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`)),
      undefined,
    ],
    ["deep inside", (id) => `{"data":[{"x":[{"line":"${id}"}]}]}`, "{data: [{x: […]}]}"],
    ["in a list", (id) => `["${id}","invalid_id"]`, "[string, …]"],
    ["as a string", (id) => `"${id}"`, "string"],
    ["as a key, which is not told", (id) => `{"${id}":"invalid_id"}`, "{…: string}"],
    ["in a sentence", (id) => `{"message":"'${id}' is not a valid ID"}`, "{message: string}"],
    [
      "beside an ID of X's own",
      (id) => `{"job_id":1467123456789012345,"original":"${id}"}`,
      "{job_id: number, original: string}",
    ],
    ["as plain text", (id) => id, "text"],
    ["as text with a reason", (id) => `${id},error,invalid_id`, "text"],
  ])("%s", async ([, write, form]) => {
    const lines = [write(first), record(1).trim(), write(second), "", write(third)].map(
      (line) => `${line}\n`,
    );
    const reading = await read(lines);
    expect(reading).toMatchObject({ records: 1, atBest: "proven", kept: `${record(1)}\n` });
    expect(reading.sentinels).toEqual({ sent: 3, returned: 3, foreign: 0 });
    expect(reading.oddLines).toEqual(form === undefined ? [] : [{ form, count: 3 }]);
  });

  const leaf = fc.constantFrom<unknown>("x", "invalid_id", "", null, 7, true);
  const key = fc.constantFrom("id", "error", "reason", "original", "type", "x", "__proto__", "é\u2028");
  /** JSON of any form, and where in it the sentinel stands. */
  const around = fc.letrec<{ value: (inner: unknown) => unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: "small" },
      fc.constant((inner: unknown) => inner),
      fc
        .record({ name: key, others: fc.dictionary(key, leaf, { maxKeys: 3 }), deep: tie("value") })
        .map(({ name, others, deep }) => (inner: unknown) => ({ ...others, [name]: deep(inner) })),
      fc
        .record({ others: fc.array(leaf, { maxLength: 3 }), deep: tie("value") })
        .map(({ others, deep }) => (inner: unknown) => [...others, deep(inner)]),
      tie("value").map((deep) => (inner: unknown) => JSON.stringify(deep(inner))),
    ),
  })).value;

  test("whatever JSON stands around it, wherever the chunks end", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(around, { minLength: 3, maxLength: 3 }),
        fc.integer({ min: 1, max: 200 }),
        fc.constantFrom("", " ", "\r"),
        async (forms, size, ending) => {
          const echoes = forms.map((form, index) => `${JSON.stringify(form(sentinels[index]))}${ending}\n`);
          const text = [echoes[0], record(0), echoes[1], record(1), record(2), echoes[2]].join("");
          const reading = await readResult(chunksOf(Buffer.from(text), size), submitted, options);
          expect(reading.kept).toBe([0, 1, 2].map(record).join(""));
          expect(reading).toMatchObject({ records: 3, atBest: "proven", sentinels: { returned: 3 } });
          expect(JSON.stringify(reading.oddLines)).not.toMatch(/abab|cdcd|efef/);
        },
      ),
      { numRuns: 500 },
    );
  });

  test("however often it comes, and it counts once", async () => {
    const lines = [first, first, second].map((id) => `${documented(id)}\n`);
    expect(await read(lines)).toMatchObject({ records: 0, atBest: "proven", sentinels: { returned: 2 } });
  });

  test("but not one of eleven letters, or with another letter in it", async () => {
    for (const id of [first.slice(0, 11), `${first.slice(0, 14)}q`, first.slice(1, 15)]) {
      const reading = await read([record(1), `${documented(id)}\n`]);
      expect(reading.sentinels.returned).toBe(0);
      expect(reading.oddLines).toEqual([{ form: "{id: string, error: string}", count: 1 }]);
    }
  });
});

describe("a line with a sentinel that may hold records too leaves nothing of the proof", () => {
  const others = [documented(second), documented(third), record(1).trim()];
  const glue = record(2).trim();

  test.for<readonly [string, string]>([
    ["a known event", `{"id":"${first}","action":"delete","reason":"deleted"}`],
    ["an action that is not known", `{"id":"${first}","action":"withhold"}`],
    ["a reason of an event", `{"id":"${first}14T11:04:59Z","reason":"deleted"}`],
    ["an ID of the upload", `{"errors":[{"value":"${first}"},{"value":"${ids[5]}"}]}`],
    ["an ID as a number", `{"id":"${first}","next":${ids[5]}}`],
    ["an ID as a key", `{"${ids[5]}":"${first}"}`],
    ["an ID in a sentence", `{"message":"'${first}' and ${ids[5]}: not valid"}`],
    ["an ID under a key that comes twice", `{"id":"${ids[5]}","id":"${first}","error":"invalid_id"}`],
    ["an event in a string", JSON.stringify([first, `{"action":"delete"}`])],
    ["a list of words", `["${first}","delete"]`],
    ["an ID in csv", `${ids[5]},delete,deleted,${first}`],
    ["digits in text", `${first} 1234567890`],
    ["a record behind it", `${documented(first)}${glue}`],
    ["a record before it", `${glue}${documented(first)}`],
    ["the end of a record behind it", `{"id":"${first.slice(0, 13)}${glue.slice(8)}`],
    ["digits of a record behind it", `{"id":"${first.slice(0, 13)}04785","error":"x"}`],
    ["a line that was cut", `{"id":"${first.slice(0, 15)}`],
  ])("%s", async ([, line]) => {
    const reading = await read([line, ...others].map((text) => `${text}\n`));
    expect(reading).toMatchObject({ records: 1, atBest: "unverified", kept: record(1) });
    expect(reading.sentinels.returned).toBe(3);
  });

  test.each(["delete", "scrub_geo", "rehydrate"])(
    "a record of its own (%s) counts all the same",
    async (action) => {
      const line = JSON.stringify({ id: ids[5], action, reason: "x", note: first });
      const reading = await read([line, ...others].map((text) => `${text}\n`));
      expect(reading).toMatchObject({ records: 2, atBest: "unverified", kept: record(1) });
      expect(reasonOf(reading, 5)).toBe(`${action}/unknown`);
    },
  );

  test.for<readonly [string, unknown]>([
    [
      "one list",
      [
        { id: first, error: "invalid_id" },
        { id: ids[5], action: "delete" },
      ],
    ],
    ["an answer of X's", { data: [{ id: ids[5], action: "delete" }], errors: [{ value: first }] }],
    ["lists in lists", [[[{ id: ids[5], action: "DELETE" }]], first]],
  ])("records in %s are refused with their line", async ([, value]) => {
    const lines = [...others, JSON.stringify(value)].map((text) => `${text}\n`);
    expect(await rejectionOf(read(lines))).toMatchObject({
      code: "RESULT_MALFORMED",
      message: "Line 4 of the result is not a record.",
    });
  });
});

describe("echoes that cannot be told apart", () => {
  const nameless = '{"type":"error","line":1,"reason":"Input was not a valid ID"}\n';

  test("are taken out, and prove nothing", async () => {
    const reading = await read([nameless, record(1), nameless, nameless]);
    const known = { records: 1, sentinels: { returned: 0 }, kept: record(1) };
    expect(reading).toMatchObject({ ...known, atBest: "consistent" });
    expect(reading.oddLines).toEqual([{ form: "{type: string, line: number, reason: string}", count: 3 }]);
  });

  test("and are all that comes back are a result if there is one for each sentinel", async () => {
    expect(await read([nameless, nameless, nameless])).toMatchObject({ atBest: "consistent", kept: "" });
    expect(await read([nameless, nameless])).toMatchObject({ atBest: "unverified" });
  });

  test("and are more or fewer than the sentinels that are missing speak of something else", async () => {
    const echo = `${documented(first)}\n`;
    expect(await read([echo, nameless, nameless])).toMatchObject({ atBest: "consistent" });
    expect(await read([echo, nameless])).toMatchObject({ atBest: "unverified" });
    expect(await read([echo, nameless, nameless, nameless])).toMatchObject({ atBest: "unverified" });
  });
});

describe("sentinels that are not ours", () => {
  const line = `${documented(stranger)}\n`;

  test("say nothing of a job that was taken over, and come through nowhere", async () => {
    const reading = await read([line, record(1), line], { adopted: true });
    expect(reading).toMatchObject({
      ...{ atBest: "proven", kept: record(1) },
      sentinels: { returned: 0, foreign: 2 },
    });
  });

  test.each([
    ["in the result of a job that we made", false, [line]],
    ["beside our own", false, [...sentinels.map((id) => `${documented(id)}\n`), line]],
    [
      "beside our own in a job that was taken over",
      true,
      [...sentinels.map((id) => `${documented(id)}\n`), line],
    ],
    ["in another form", false, [`{"type":"error","original":"${stranger}"}\n`]],
    ["as text", false, [`${stranger}\n`]],
  ])("%s leave its silence without a meaning, and its records as they are", async (_, adopted, lines) => {
    const reading = await read([record(1), ...lines], { adopted });
    expect(reading).toMatchObject({ atBest: "unverified", records: 1, kept: record(1) });
  });
});

describe("a line that names no ID costs no record, and leaves no more than", () => {
  const deep = `${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}\n`;
  const notSent = '{"type":"error","original":"1.37041E+18","reason":"Input was not a valid ID"}\n';

  test.for<readonly ["consistent" | "unverified", string, string, string]>([
    ["consistent", "a header", "id,action,reason\n", "text"],
    ["consistent", "a summary", '{"meta":{"result_count":2}}\n', "{meta: {result_count: number}}"],
    [
      "consistent",
      "a summary of a job",
      '{"job_id":"1467123456789012345","status":"complete","records":2,"total":20,"errors":3}\n',
      "{job_id: string, status: string, records: number, total: number, errors: number}",
    ],
    [
      "consistent",
      "a summary with no trouble",
      '{"truncated":false,"next_token":null}\n',
      "{truncated: boolean, next_token: null}",
    ],
    ["consistent", "a comment", "# 785 records\n", "text"],
    ["consistent", "a number", "785\n", "number"],
    ["consistent", "null", "null\n", "null"],
    ["consistent", "an empty object", "{}\n", "{}"],
    ["consistent", "an empty list", "[]\n", "[…]"],
    ["consistent", "an object nested 10,000 deep", deep, "{a: {a: {a: {…}}}}"],
    ["unverified", "more records than came", '{"summary":{"records":6}}\n', "{summary: {records: number}}"],
    [
      "unverified",
      "more deletions than came",
      '{"total":20,"deleted":5}\n',
      "{total: number, deleted: number}",
    ],
    ["unverified", "more errors than sentinels", '{"errors":4}\n', "{errors: number}"],
    [
      "unverified",
      "an error about a line that was not sent",
      notSent,
      "{type: string, original: string, reason: string}",
    ],
    [
      "unverified",
      "an error about a name",
      '{"id":"not_a_valid_id","error":"x"}\n',
      "{id: string, error: string}",
    ],
    [
      "unverified",
      "an error",
      '{"type":"error","reason":"timeout while reading rows"}\n',
      "{type: string, reason: string}",
    ],
    ["unverified", "a message", '{"message":"stream aborted, retry"}\n', "{message: string}"],
    [
      "unverified",
      "a cut",
      '{"truncated":true,"next_token":"abc"}\n',
      "{truncated: boolean, next_token: string}",
    ],
    ["unverified", "a next page", '{"meta":{"next_token":"b26v89c1"}}\n', "{meta: {next_token: string}}"],
    ["unverified", "a state that is not the last", '{"status":"running"}\n', "{status: string}"],
    ["unverified", "words of a cut", "stream aborted\n", "text"],
  ])("%s: %s", async ([atBest, , line, form]) => {
    const echoes = sentinels.map((id) => `${documented(id)}\n`);
    for (const lines of [
      [line, record(1), record(2)],
      [record(1), line, record(2)],
      [record(1), record(2), line],
    ]) {
      const reading = await read([...lines, ...echoes]);
      expect(reading).toMatchObject({ records: 2, atBest, kept: record(1) + record(2) });
      expect(reading.sentinels.returned).toBe(3);
      expect(reading.oddLines).toEqual([{ form, count: 1 }]);
    }
  });

  test("a byte order mark, whatever the chunks", async () => {
    for (const size of [1, 2, 100]) {
      const bytes = Buffer.from(`\uFEFF${record(1)}${record(2)}`);
      const reading = await readResult(chunksOf(bytes, size), submitted, options);
      expect(reading).toMatchObject({ records: 2, kept: record(1) + record(2) });
      expect(reading.oddLines).toEqual([{ form: "byte order mark", count: 1 }]);
    }
  });

  test("no line feed at the end, if the last record is whole", async () => {
    for (const last of [record(2).trimEnd(), documented(third), third, '{"meta":{}}']) {
      const reading = await read([record(1), last]);
      expect(reading.kept).toBe(last === record(2).trimEnd() ? record(1) + record(2) : record(1));
      expect(reading.oddLines).toContainEqual({ form: "no line feed at the end", count: 1 });
    }
    for (const last of [
      record(2).slice(0, -2),
      documented(third).slice(0, -1),
      third.slice(1),
      "785",
      "id,action",
    ]) {
      expect(await rejectionOf(read([record(1), last]))).toMatchObject({
        code: "RESULT_TRUNCATED",
        message: "The result ends within line 2.",
      });
    }
  });

  test("many forms are told by ten of them, the most frequent first", async () => {
    const lines = Array.from({ length: 30 }, (_, index) => `{"k${index}":1}\n`);
    const { oddLines } = await read([record(1), ...lines, '{"k3":1}\n']);
    expect(oddLines).toHaveLength(11);
    expect(oddLines.slice(0, 2)).toEqual([
      { form: "other forms", count: 20 },
      { form: "{k3: number}", count: 2 },
    ]);
  });
});

describe("fields that no claim rests on may hold anything", () => {
  test.for<readonly [string, object, string]>([
    ["times as numbers", { redacted_at: 1_600_000_000, deleted_at: 7, created_at: [] }, "delete/deleted"],
    ["an error that is null", { error: null }, "delete/deleted"],
    ["a long reason", { reason: "x".repeat(500) }, "delete/unknown"],
    ["a reason that is null", { reason: null }, "delete/unknown"],
    ["a reason that is an object", { reason: { code: 7 } }, "delete/unknown"],
    ["unknown keys", { note: { deep: [1] }, id_str: "7" }, "delete/deleted"],
    ["the same keys deeper", { of: { id: "7", action: "edit", note: '"id":' } }, "delete/deleted"],
    ["an action that is null", { action: null }, "unknown/unknown"],
    ["an action that is a number", { action: 7 }, "unknown/unknown"],
    ["a long action", { action: "x".repeat(500) }, "unknown/unknown"],
    ["an error beside a known action", { error: "warn" }, "delete/deleted"],
    ["an error that is an object", { error: {} }, "delete/deleted"],
    ["an error beside an action that is not known", { action: "x", error: "warn" }, "unknown/unknown"],
  ])("%s", async ([, fields, finding]) => {
    const line = JSON.stringify({ id: ids[3], action: "delete", reason: "deleted", ...fields });
    const reading = await read([`${line}\n`]);
    expect(reading).toMatchObject({ records: 1, atBest: "proven", oddLines: [], kept: `${line}\n` });
    expect(reasonOf(reading, 3)).toBe(finding);
  });
});

test("an ID of ours that X calls none is unverified, in whatever form", async () => {
  for (const line of [
    documented(ids[3] ?? ""),
    `{"type":"error","original":"${ids[3]}","reason":"Input was not a valid ID"}`,
    `{"value":"${ids[3]}","errors":[{"code":1}]}`,
    `{"value":${ids[3]},"error":"invalid_id"}`,
  ]) {
    expect(reasonOf(await read([`${line}\n`]), 3)).toBe("error/invalid_id");
  }
});

test.for<readonly [string, string, string]>([
  ["a number as id", `{"id":${ids[2]},"action":"delete"}\n`, "RESULT_MALFORMED"],
  ["an ID that comes twice", `{"id":"${ids[2]}","id":"${ids[4]}","action":"delete"}\n`, "RESULT_MALFORMED"],
  [
    "an ID that comes twice around 10,000 lists",
    `{"id":"${ids[2]}","id":"${ids[4]}","x":${"[".repeat(10_000)}${"]".repeat(10_000)}}\n`,
    "RESULT_MALFORMED",
  ],
  [
    "an action that comes twice",
    `{"id":"${ids[2]}","action":"delete","action":"rehydrate"}\n`,
    "RESULT_MALFORMED",
  ],
  ["a number as id in an error", `{"id":7,"error":"invalid_id"}\n`, "RESULT_MALFORMED"],
  ["an ID under another key", `{"tweet_id":"${ids[2]}","action":"delete"}\n`, "RESULT_MALFORMED"],
  ["an ID as a number under another key", `{"tweet_id":${ids[2]}}\n`, "RESULT_MALFORMED"],
  ["an ID in csv", `${ids[2]},delete,deleted\n`, "RESULT_MALFORMED"],
  ["an ID in a list", `["${ids[2]}"]\n`, "RESULT_MALFORMED"],
  ["an event without its ID", '{"id":null,"action":"delete","reason":"deleted"}\n', "RESULT_MALFORMED"],
  ["a torn record", `${record(2).slice(0, 30)}\n`, "RESULT_MALFORMED"],
  ["the end of a torn record", `${record(2).slice(30)}`, "RESULT_MALFORMED"],
  ["a page", "<p>Sign in</p>\n", "RESULT_MALFORMED"],
  ["a failure in words", "upstream connect error\n", "RESULT_MALFORMED"],
  ["a failure of X", '{"title":"Forbidden","status":403}\n', "RESULT_MALFORMED"],
  ["errors of X", '{"errors":[{"message":"Internal error"}]}\n', "RESULT_MALFORMED"],
  ["bytes that are not UTF-8", "\uFFFD\n", "RESULT_MALFORMED"],
  ["a foreign ID", '{"id":"20","action":"delete","reason":"deleted"}\n', "RESULT_FOREIGN_ID"],
  ["an error about a foreign ID", '{"id":"20","error":"invalid_id"}\n', "RESULT_FOREIGN_ID"],
  ["an old error about a foreign ID", '{"type":"error","original":"20"}\n', "RESULT_FOREIGN_ID"],
  ["a name that is gone", '{"id":"x","action":"delete","reason":"deleted"}\n', "RESULT_FOREIGN_ID"],
])("%s is refused with its line, whatever stands around it", async ([, line, code]) => {
  const echoes = sentinels.map((id) => `${documented(id)}\n`);
  const error = await rejectionOf(read([...echoes, record(1), line, record(3)]));
  expect(error).toMatchObject({ code, message: expect.stringContaining("ine 5 of the result") });
});

test("words in place of a result are none, even of one that could be empty", async () => {
  for (const line of ["We are closed.\n", "null\n", "785\n"]) {
    expect(await rejectionOf(read([line]))).toMatchObject({ code: "RESULT_MALFORMED" });
  }
  expect(await read(['{"meta":{}}\n'])).toMatchObject({ atBest: "unverified" });
});

test("a result of 2021 is read whole: 785 lines, six of them errors about lines that were not IDs", async () => {
  const known = makeIds(779);
  const set = new IdSet();
  for (const id of known) set.add(...toWords(BigInt(id)));
  const times = { created_at: "2020-03-10T12:22:39.022Z", redacted_at: "2021-06-15T07:32:10.000Z" };
  const shapes = [
    ...Array(345).fill({ action: "delete", ...times, reason: "deleted" }),
    ...Array(18).fill({ action: "delete", ...times, reason: "deactivated" }),
    ...Array(332).fill({ action: "delete", created_at: times.created_at, reason: "suspended" }),
    ...Array(82).fill({ action: "delete", created_at: times.created_at, reason: "protected" }),
    ...Array(2).fill({ action: "scrub_geo", ...times, reason: "geo_scrubbed" }),
  ];
  const lines = shapes.map((shape, index) => `${JSON.stringify({ id: known[index], ...shape })}\n`);
  const error = '{"type":"error","original":"1.37041E+18","reason":"Input was not a valid ID"}\n';
  for (const at of [49, 221, 295, 320, 467, 761]) lines.splice(at - 1, 0, error);
  expect(lines).toHaveLength(785);
  const reading = await readResult(chunksOf(Buffer.from(lines.join("")), 4_096), set);
  // Errors about lines that this upload did not hold: its silence means nothing.
  expect([reading.records, reading.found.size, reading.atBest]).toEqual([779, 779, "unverified"]);
  expect(reading.kept).toBe(lines.filter((line) => line !== error).join(""));
  expect(reading.oddLines).toEqual([{ form: "{type: string, original: string, reason: string}", count: 6 }]);
});
