import { inspect } from "node:util";
import { createSharedClock } from "@x-batch-compliance/sandbox";
import fc from "fast-check";
import { expect, test } from "vitest";
import { ComplianceError, type ErrorCode, errorTable } from "../errors.ts";
import { toComplianceError } from "./failure.ts";
import { nextDelay, type RetryRule, retry } from "./retry.ts";
import { readServerTime, readServerWait } from "./server-wait.ts";
import { SignedUrl } from "./signed-url.ts";

const codes = Object.keys(errorTable) as ErrorCode[];
const failure = fc
  .tuple(fc.constantFrom(...codes), fc.option(fc.nat(86_400_000), { nil: undefined }))
  .map(([code, waitMs]) => new ComplianceError(code, "It failed.", waitMs === undefined ? {} : { waitMs }));
const pauses = fc.array(fc.integer({ min: 1, max: 60_000 }), { maxLength: 4 });
const rule: fc.Arbitrary<RetryRule> = fc.record({
  codes: fc.subarray(codes),
  again: fc.dictionary(fc.constantFrom(...codes), pauses, { noNullPrototype: true }),
});

/** How often a rule lets a code be tried again: as long as there is time, or so often. */
function countRepeats({ codes: patient, again }: RetryRule, code: ErrorCode): number {
  const isPatient = errorTable[code].retryable && patient.includes(code);
  return again?.[code]?.length ?? (isPatient ? Number.POSITIVE_INFINITY : 0);
}
const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const options = fc.record({ baseDelayMs: fc.nat(5_000), maxDelayMs: fc.nat(60_000) });

test("nothing is tried again that its rule does not list, its table calls final, or that was tried often enough", () => {
  fc.assert(
    fc.property(failure, fc.integer({ min: 1, max: 8 }), rule, random, (error, alike, allowed, chance) => {
      const delayMs = nextDelay({ error, attempt: 9, alike, rule: allowed, random: chance });
      expect(delayMs !== undefined).toBe(alike <= countRepeats(allowed, error.code));
    }),
    { numRuns: 1000 },
  );
});

test("a pause is never shorter than the server's wait nor much longer, and our own is bounded by what was asked for", () => {
  const everything: RetryRule = { codes };
  fc.assert(
    fc.property(failure, fc.integer({ min: 1, max: 60 }), random, options, (error, attempt, chance, own) => {
      fc.pre(error.retryable);
      const delayMs = nextDelay({ error, attempt, rule: everything, random: chance, options: own }) as number;
      const leastMs = error.waitMs ?? 0;
      expect(delayMs).toBeGreaterThanOrEqual(leastMs);
      expect(delayMs).toBeLessThanOrEqual(leastMs + (error.waitMs === undefined ? own.maxDelayMs : 5_000));
    }),
    { numRuns: 1000 },
  );
});

test("whatever fails in whatever order, each failure is met as often as the rule says, and nothing begins past the deadline", async () => {
  const plan = fc.record({ failures: fc.array(failure, { maxLength: 9 }), rule, leftMs: fc.nat(120_000) });
  await fc.assert(
    fc.asyncProperty(plan, async ({ failures, rule: allowed, leftMs }) => {
      const clock = createSharedClock();
      const deadlineMs = clock.monotonic() + leftMs;
      const begunAtMs: number[] = [];
      const work = async (): Promise<string> => {
        begunAtMs.push(clock.monotonic());
        const error = failures[begunAtMs.length - 1];
        if (error !== undefined) throw error;
        return "done";
      };
      const outcome = await retry({ operation: "x", rule: allowed, clock, deadlineMs }, work).catch(
        (error) => error,
      );
      // A wait that is too long is told in the text of an error that is else the same.
      expect(outcome.code ?? outcome).toBe(failures[begunAtMs.length - 1]?.code ?? "done");
      const met = failures.slice(0, begunAtMs.length).map(({ code }) => code);
      for (const code of met) {
        const times = met.filter((other) => other === code).length;
        expect(times).toBeLessThanOrEqual(countRepeats(allowed, code) + 1);
      }
      // Time moves in whole milliseconds, so that a pause may end a fraction late.
      expect(Math.max(...begunAtMs)).toBeLessThan(deadlineMs + begunAtMs.length);
    }),
    { numRuns: 300 },
  );
});

const number = fc.oneof(fc.nat(2_000_000_000), fc.integer()).map(String);
const date = fc
  .date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) })
  .map((time) => time.toUTCString());
const value = fc.oneof(
  number,
  date,
  fc.string(),
  fc.constantFrom("", "0", "-1", "1e9", "NaN", "Infinity", "1.5"),
);
const headers = fc.record(
  { date: value, "retry-after": value, "x-rate-limit-reset": value },
  { requiredKeys: [] },
) as fc.Arbitrary<Record<string, string>>;
const status = fc.constantFrom(200, 403, 429, 500, 503);

test("whatever a server writes, the wait is a number of milliseconds from 0 on, or nothing", () => {
  fc.assert(
    fc.property(headers, status, fc.nat(), (written, code, nowMs) => {
      const waitMs = readServerWait(written, { status: code, nowMs });
      expect(waitMs === undefined || (Number.isFinite(waitMs) && waitMs >= 0)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test("where the server sends its time, our own clock does not matter", () => {
  fc.assert(
    fc.property(headers, date, status, fc.nat(4e12), fc.nat(4e12), (written, time, code, oneMs, otherMs) => {
      const [one, other] = [oneMs, otherMs].map((nowMs) =>
        readServerWait({ ...written, date: time }, { status: code, nowMs }),
      );
      expect(one).toBe(other);
    }),
  );
});

test("a wait that is asked for in seconds is never cut short, whatever else the answer says", () => {
  fc.assert(
    fc.property(headers, fc.nat(999_999_999), status, fc.nat(), (written, seconds, code, nowMs) => {
      const waitMs = readServerWait({ ...written, "retry-after": String(seconds) }, { status: code, nowMs });
      expect(waitMs).toBeGreaterThanOrEqual(seconds * 1_000);
    }),
  );
});

test("after a 429 nobody comes back before the window is new by the server's clock", () => {
  fc.assert(
    fc.property(headers, date, fc.nat(999_999_999_999), (written, time, reset) => {
      const all = { ...written, date: time, "x-rate-limit-reset": String(reset) };
      const waitMs = readServerWait(all, { status: 429, nowMs: 0 }) ?? -1;
      expect((readServerTime(all) ?? 0) + waitMs).toBeGreaterThanOrEqual(reset * 1_000);
    }),
  );
});

test("a signed address is printed in no form, and every form of what signs it is a secret", {
  tags: ["slow"],
}, () => {
  const name = fc.constantFrom("token", "TOKEN", "X-Goog-Signature", "x-goog-credential", "Signature");
  const signing = fc
    .string({ unit: "binary", minLength: 1 })
    .map((text) => `Zqx-secret${text.toWellFormed()}`);
  fc.assert(
    fc.property(fc.array(fc.tuple(name, signing), { minLength: 1, maxLength: 4 }), (pairs) => {
      const url = new URL("https://zqx.example/zqx");
      for (const [key, text] of pairs) url.searchParams.append(key, text);
      const signed = new SignedUrl(url);
      const printed = [
        `${signed}`,
        JSON.stringify({ signed }),
        inspect(signed, { showHidden: true, depth: 9 }),
      ];
      expect(printed.join("")).not.toMatch(/zqx/i);
      const secrets = signed.secrets();
      for (const [, text] of pairs) {
        expect(secrets).toEqual(expect.arrayContaining([text, encodeURIComponent(text)]));
      }
      for (const [, raw] of url.search.matchAll(/=([^&]*)/g)) expect(secrets).toContain(raw);
    }),
    { numRuns: 500 },
  );
});

test("whatever a library throws, only a plain code of it is repeated", () => {
  const thrown = fc.anything({ withObjectString: true, withNullPrototype: true, maxDepth: 3 });
  const text = fc.string().map((part) => `zqx ${part}`);
  const error = fc
    .record({
      message: text,
      code: fc.oneof(text, fc.constantFrom("ECONNRESET", "HPE_X", 7)),
      cause: thrown,
      input: text,
    })
    .map(({ message, ...rest }) => Object.assign(new Error(message), rest));
  fc.assert(
    fc.property(fc.oneof(error, thrown), (what) => {
      const ours = toComplianceError(what);
      expect(["NETWORK", "IDLE_TIMEOUT"]).toContain(ours.code);
      expect(ours.message).toMatch(/^The (connection|server) [a-zA-Z ]+ \((unknown|[A-Z0-9_]{1,60})\)\.$/);
      expect(inspect(ours, { showHidden: true, depth: 9 })).not.toContain("zqx");
    }),
    { numRuns: 1000 },
  );
});
