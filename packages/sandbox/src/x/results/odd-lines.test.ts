import { expect, test } from "vitest";
import { driveX } from "../../../test/drive-x.ts";
import { addOddLines, oddLines } from "./odd-lines.ts";

const event = '{"id":"20","action":"delete","created_at":"2019-08-10T12:22:39.022Z","reason":"deleted"}';
const echo = '{"id":"no ID","error":"invalid_id"}';
const result = Buffer.from(`${event}\n\n${echo}\n`);

test("without a form the result is the same bytes", () => {
  expect(addOddLines(result, [])).toBe(result);
});

test.each(oddLines)("%s: the bytes are others, and every event and echo is still told", (form) => {
  const odd = addOddLines(result, [form]).toString();
  expect(odd).not.toBe(result.toString());
  const records = odd
    .replace("\uFEFF", "")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
  const ids = records.filter(({ id }) => id !== undefined);
  expect(ids).toMatchObject([
    { id: "20", action: "delete", reason: "deleted" },
    { id: "no ID", error: "invalid_id" },
  ]);
});

test("the forms are what they are called", () => {
  const write = (form: (typeof oddLines)[number]): string => addOddLines(result, [form]).toString();
  expect(write("no final line feed").endsWith("}")).toBe(true);
  expect(write("byte order mark").charCodeAt(0)).toBe(0xfeff);
  expect(write("header line").split("\n")[0]).toContain('"type":"header"');
  expect(write("summary line").split("\n").at(-2)).toContain('"type":"summary"');
  expect(write("long detail")).toMatch(/"detail":"[^"]{100,}"/);
  expect(write("null times")).toContain('"deleted_at":null');
  expect(write("times as numbers")).toMatch(/"created_at":\d+/);
  expect(write("null error")).toContain('"error":null');
});

test("X sends results in the forms that are set, and the storage's checksums fit", async () => {
  const verdicts = { kind: "table", byId: { "20": { action: "delete", reason: "deleted" } } } as const;
  await using driven = await driveX({ flow: "gcs", oddLines: ["summary line", "null times"], verdicts });
  const job = await driven.create();
  await driven.upload(job, "20\n");
  const { text, headers } = await driven.finish(job);
  expect(text).toMatch(/"deleted_at":null.*\n+\{"type":"summary"/);
  expect(headers.get("x-goog-stored-content-length")).toBe(String(Buffer.byteLength(text)));
});
