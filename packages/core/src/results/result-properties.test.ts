import fc from "fast-check";
import { expect, test } from "vitest";
import { chunksOf } from "../../test/bytes.ts";
import { toBlock } from "../../test/id-block.ts";
import { toWords } from "../../test/id-words.ts";
import { readResult } from "../../test/read-result.ts";
import { isComplianceError } from "../errors.ts";
import { IdSet } from "../ids/id-set.ts";
import { IdValues } from "../ids/id-values.ts";
import { createClassifier } from "./classifier.ts";
import type { ResultReading } from "./read-result.ts";
import { findings } from "./record.ts";

const ids = ["1", "20", "783214", "1160164553482756096", "18446744073709551615"];

function submit(numbers: readonly string[]): IdSet {
  const set = new IdSet();
  for (const id of numbers) set.add(...toWords(BigInt(id)));
  return set;
}

/** The reading, or the code and text of the refusal. */
async function read(
  text: string,
  chunkBytes: number,
): Promise<ResultReading | { code: string; message: string }> {
  try {
    return await readResult(chunksOf(Buffer.from(text), chunkBytes), submit(ids));
  } catch (error) {
    if (isComplianceError(error)) return { code: error.code, message: error.message };
    throw error;
  }
}

const id = fc.constantFrom(...ids, "21", "01", "0", "-1", "x", "18446744073709551616", "__proto__");
const action = fc.constantFrom("delete", "scrub_geo", "rehydrate", "zqx", "__proto__");
const reason = fc.constantFrom("deleted", "suspended", "scrub_geo", "tweet_edited", "zqx", "constructor");
const record = fc.record(
  {
    id: fc.oneof({ weight: 8, arbitrary: id }, fc.nat()),
    action,
    reason,
    redacted_at: fc.constantFrom("zqx", "2026-09-01T00:00:00.000Z"),
  },
  { requiredKeys: ["id", "action", "reason"] },
);
const good = fc.record({
  id: fc.constantFrom(...ids),
  action: fc.constant("delete"),
  reason: fc.constantFrom("deleted", "suspended"),
});
const line = fc.oneof(
  { weight: 6, arbitrary: good.map((value) => JSON.stringify(value)) },
  { weight: 3, arbitrary: record.map((value) => JSON.stringify(value)) },
  fc.constantFrom("", " ", "{", "null", "[]", '"zqx"', "<html>zqx</html>", '{"id":"1"}', "\u2028", "\r"),
);
const end = fc.constantFrom("\n", "\n", "\n", "\r\n", "");

test("whatever a result holds, no ID gets a finding that no line of it gives, and a refusal repeats nothing of it", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { maxLength: 6 }),
      end,
      fc.integer({ min: 1, max: 99 }),
      async (lines, last, size) => {
        const text = lines.length === 0 ? "" : `${lines.join("\n")}${last}`;
        const outcome = await read(text, size);
        if ("code" in outcome) {
          expect(outcome.code).toMatch(/^RESULT_(TRUNCATED|MALFORMED|FOREIGN_ID|CONFLICT)$/);
          expect(outcome.message).not.toMatch(/zqx|116016|deleted/);
          return;
        }
        for (const number of ids) {
          const finding = outcome.found.get(...toWords(BigInt(number)));
          if (finding === 0) continue;
          const { action: did, reason: why, decision } = findings[finding] ?? {};
          const says = lines.filter((one) => one.includes(`"id":"${number}"`));
          expect(says).not.toEqual([]);
          if (decision !== "unverified") {
            const part = why === "unknown" ? `"action":"${did}"` : `"action":"${did}","reason":"${why}"`;
            expect(says.some((one) => one.includes(part))).toBe(true);
          }
        }
      },
    ),
    { numRuns: 1500 },
  );
});

test("one line about an ID that was not submitted, or about none, refuses the whole result, wherever it stands", async () => {
  const bad = fc
    .constantFrom("21", "01", "x", "18446744073709551616", "")
    .map((wrong) => JSON.stringify({ id: wrong, action: "delete", reason: "deleted" }));
  const few = fc.array(
    good.map((value) => JSON.stringify(value)),
    { maxLength: 6 },
  );
  await fc.assert(
    fc.asyncProperty(few, bad, few, fc.integer({ min: 1, max: 99 }), async (before, wrong, after, size) => {
      const outcome = await read([...before, wrong, ...after, ""].join("\n"), size);
      expect(outcome).toMatchObject({ code: "RESULT_FOREIGN_ID" });
    }),
    { numRuns: 200 },
  );
});

const numbers = fc.uniqueArray(fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }).map(String), {
  minLength: 1,
  maxLength: 12,
});
const keepable = [
  "deleted",
  "bounced",
  "protected",
  "suspended",
  "deactivated",
  "scrub_geo",
  "geo_scrubbed",
  "zqx",
  "none",
];

test("a removal needs a documented event that is not kept, and compliance a submission and a trusted result", () => {
  const plan = fc.record({
    all: numbers,
    said: fc.array(fc.nat(findings.length - 1), { minLength: 12, maxLength: 12 }),
    isSubmitted: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
    isTrusted: fc.boolean(),
    keepReasons: fc.subarray(keepable),
  });
  fc.assert(
    fc.property(plan, ({ all, said, isSubmitted, isTrusted, keepReasons }) => {
      const submitted = submit(all.filter((_, index) => isSubmitted[index]));
      const found = new IdValues(submitted);
      for (const [index, number] of all.entries()) {
        const { high: one, low: other } = toBlock([BigInt(number)]);
        const finding = said[index] as number;
        if (isSubmitted[index] && finding > 0)
          found.set(submitted.findBlock(one, other, 1)[0] as number, finding);
      }
      const checkedIds = {
        type: "tweets",
        found,
        submitted,
        untrustedParts: new Set(isTrusted ? [] : [0]),
        resultTimes: new Map(),
      } as const;
      const { classify, classifications } = createClassifier(checkedIds, { keepReasons });
      const words = all.map((number) => toWords(BigInt(number)));
      const [high, low] = [0, 1].map((word) => Int32Array.from(words, (pair) => pair[word] as number)) as [
        Int32Array,
        Int32Array,
      ];
      const decisions = [...classify(high, low, all.length).slice(0, all.length)].map(
        (number) => classifications[number]?.decision,
      );
      const expected = all.map((_, index) => {
        const finding = isSubmitted[index] ? findings[said[index] as number] : undefined;
        if (finding === undefined || said[index] === 0)
          return isSubmitted[index] && isTrusted ? "keep" : "unverified";
        const isViolation = finding.decision === "remove" || finding.decision === "scrub";
        const isKept = keepReasons.includes(finding.reason) || keepReasons.includes(finding.action);
        return isViolation && isKept ? "keep" : finding.decision;
      });
      expect(decisions).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});
