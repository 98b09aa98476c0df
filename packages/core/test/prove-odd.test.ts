import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { XSettings } from "@x-batch-compliance/sandbox";
import { describe, expect, test } from "vitest";
import { flows } from "./complete-job.ts";
import { type DrivenCore, driveCore } from "./drive-core.ts";
import { runOnce } from "./drive-part.ts";
import { makeIds, makePart } from "./make-part.ts";

const part = makePart(makeIds(100));
const echo = /^{"id":"([a-z]{20})","error":"invalid_id"}\n/gm;
const readKept = ({ folder }: DrivenCore): Promise<string> => readFile(join(folder, "result.ndjson"), "utf8");

/** X with results that are changed by `change`, in text. */
async function driveOdd(change: (text: string) => string, settings: XSettings = {}): Promise<DrivenCore> {
  const driven = await driveCore({ invalidLines: "echo", echoForm: "documented", ...settings });
  driven.sandbox.x.setTransformResult((whole) => Buffer.from(change(whole.toString())));
  return driven;
}

const old = '{"type":"error","original":"$1","reason":"Input was not a valid ID"}\n';

describe.each(flows)("in the flow $flow", ({ flow, download, proofBy }) => {
  test.each<[string, string]>([
    ["the form of 2021", old],
    ["all fields there, unused ones null", '{"id":"$1","action":null,"reason":null,"error":"invalid_id"}\n'],
    ["action and reason in place of error", '{"id":"$1","action":"invalid","reason":"invalid_id"}\n'],
    ["an object for error", '{"id":"$1","error":{"title":"Invalid"}}\n'],
    ["value in place of id", '{"id":null,"value":"$1","error":"invalid_id"}\n'],
    ["CR behind them", '{"id":"$1","error":"invalid_id"}\r\n'],
    ["the line alone", "$1\n"],
  ])("sentinels with %s prove the result, at the cost of one download", async (_, form) => {
    await using driven = await driveOdd((text) => text.replaceAll(echo, form), { flow });
    const outcome = await runOnce(driven, part);
    expect(outcome).toMatchObject({ result: { proof: "proven", proofBy } });
    expect(driven.count("x.createJob", download)).toEqual([1, 1]);
    expect(await readKept(driven)).not.toMatch(/[a-z]{20}|invalid/);
  });

  test("sentinels of which no text comes back leave the second download", async () => {
    const nameless = '{"type":"error","reason":"Input was not a valid ID"}\n';
    await using driven = await driveOdd((text) => text.replaceAll(echo, nameless), {
      flow,
      verdicts: { kind: "table", byId: {} },
    });
    // Where the storage has a checksum there is no need of one.
    const level = flow === "gcs" ? { proof: "proven" } : { proof: "consistent" };
    const outcome = await runOnce(driven, part);
    expect(outcome).toMatchObject({
      result: { ...level, oddLines: [{ form: "{type: string, reason: string}", count: 7 }] },
    });
  });

  type Level = "proven" | "consistent" | "unverified";
  test.each<[string, Level, (text: string) => string]>([
    ["a byte order mark", "proven", (text) => `\uFEFF${text}`],
    ["a header", "consistent", (text) => `id,action,reason\n${text}`],
    [
      "a summary",
      "consistent",
      (text) => `${text}{"meta":{"result_count":${text.split('"action":"').length - 1}}}\n`,
    ],
    ["a summary of more", "unverified", (text) => `${text}{"meta":{"result_count":90}}\n`],
    ["a message", "unverified", (text) => `${text}{"message":"stream aborted"}\n`],
    [
      "an error about a line that was not sent",
      "unverified",
      (text) => `${old.replace("$1", "1.37041E+18")}${text}`,
    ],
    ["a long reason", "proven", (text) => text.replace(/"reason":"\w+"/, `"reason":"${"x".repeat(100)}"`)],
    [
      "times as numbers",
      "proven",
      (text) => text.replaceAll(/"(created|redacted)_at":"[^"]+"/g, '"$1_at":7'),
    ],
    ["an error that is null", "proven", (text) => text.replaceAll('"action"', '"error":null,"action"')],
  ])(
    "%s leaves no more than %s to sentinels, the same or more to a checksum, and all records",
    async (_, level, change) => {
      await using plain = await driveCore({ flow });
      const known = await runOnce(plain, part);
      const records = known.state === "complete" ? known.result.records : 0;
      expect(records).toBeGreaterThan(0);
      await using driven = await driveOdd(change, { flow });
      // The storage proves all but what the lines themselves say against it.
      const proof = flow === "gcs" && level === "consistent" ? "proven" : level;
      expect(await runOnce(driven, part)).toMatchObject({ result: { proof, records } });
      expect((await readKept(driven)).split("\n").filter(Boolean)).toHaveLength(records);
      if (flow === "gcs") return;
      await using silent = await driveOdd((text) => change(text), { flow, invalidLines: "drop" });
      const atBest = level === "proven" ? "consistent" : level;
      expect(await runOnce(silent, part)).toMatchObject({ result: { proof: atBest, records } });
    },
  );
});

describe("a result whose last record has no line feed", () => {
  const cut = (text: string): string => text.replace(/\n*$/, "");

  test("is proven by a checksum, and kept with its line feed", async () => {
    await using driven = await driveOdd(cut, { flow: "gcs" });
    expect(await runOnce(driven, part)).toMatchObject({ result: { proof: "proven", proofBy: "checksum" } });
    expect((await readKept(driven)).endsWith("}\n")).toBe(true);
    expect(driven.count("storage.downloadResults")).toEqual([1]);
  });

  test.each(["echo", "drop"] as const)(
    "is unverified else (%s), after three downloads: more may have stood behind it",
    async (invalidLines) => {
      await using driven = await driveOdd(cut, { invalidLines });
      const outcome = await runOnce(driven, part);
      expect(outcome).toMatchObject({
        result: { proof: "unverified", oddLines: [{ form: "no line feed at the end", count: 1 }] },
      });
      expect(outcome.state === "complete" && outcome.result.records).toBeGreaterThan(0);
      expect(driven.count("x.createJob", "x.downloadResults")).toEqual([1, 3]);
    },
  );

  test("is not given up for a shorter one that looks whole: what it named is known", async () => {
    const first = (text: string): string => text.slice(0, text.indexOf("\n") + 1);
    await using driven = await driveCore({ invalidLines: "drop" });
    let whole = "";
    driven.sandbox.x.setTransformResult((bytes) => {
      whole = bytes.toString();
      return Buffer.from(first(whole));
    });
    driven.sandbox.faults.script("x.downloadResults", {
      kind: "rewrite",
      body: () => Buffer.from(cut(whole)),
    });
    const outcome = await runOnce(driven, part);
    expect(outcome).toMatchObject({ result: { proof: "unverified", proofBy: "nothing" } });
    expect(outcome.state === "complete" && outcome.result.records).toBeGreaterThan(1);
    expect((await readKept(driven)).trimEnd().split("\n").length).toBeGreaterThan(1);
    // The two disagree, so that no third one could prove the result.
    expect(driven.count("x.downloadResults")).toEqual([2]);
  });

  test("is fetched again, and counts when it comes whole at last", async () => {
    await using driven = await driveCore({ invalidLines: "drop" });
    const body = (whole: Buffer): Buffer => Buffer.from(cut(whole.toString()));
    driven.sandbox.faults.script("x.downloadResults", { kind: "rewrite", body });
    expect(await runOnce(driven, part)).toMatchObject({ result: { proof: "consistent", oddLines: [] } });
  });
});

test("what a result holds besides records is told by its form, and by nothing else of it", async () => {
  await using driven = await driveOdd((text) => `secret-canary\n${text.replaceAll(echo, old)}`);
  const outcome = await runOnce(driven, part);
  expect(outcome).toMatchObject({
    result: {
      sentinels: { sent: 7, returned: 7, foreign: 0 },
      oddLines: [
        { form: "{type: string, original: string, reason: string}", count: 7 },
        { form: "text", count: 1 },
      ],
    },
  });
});

test("a result without end ends, is fetched three times, and leaves no more on the disk than the upload allows", async () => {
  await using driven = await driveOdd((text) => text.repeat(2_000));
  await expect(runOnce(driven, part)).rejects.toMatchObject({ code: "RESULT_MALFORMED" });
  expect(driven.count("x.downloadResults")).toEqual([3]);
  expect((await readKept(driven)).length).toBeLessThan(107 * 1024 + 1024 * 1024);
});
