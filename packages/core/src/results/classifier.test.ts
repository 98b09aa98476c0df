import { expect, test } from "vitest";
import { IdSet } from "../ids/id-set.ts";
import { IdValues } from "../ids/id-values.ts";
import type { Classification } from "../types.ts";
import { type CheckedIds, type ClassifierOptions, createClassifier } from "./classifier.ts";
import { findings, violationReasons } from "./record.ts";

/** Submitted are 1…40, with finding n about ID n; 50 was never submitted. */
function createCheckedIds(trusted: boolean): CheckedIds {
  const submitted = new IdSet();
  for (let low = 1; low <= 40; low++) submitted.add(0, low);
  const found = new IdValues(submitted);
  for (let low = 1; low < findings.length; low++) {
    found.set(submitted.findBlock(Int32Array.of(0), Int32Array.of(low), 1)[0] as number, low);
  }
  return {
    type: "tweets",
    found,
    submitted,
    untrustedParts: new Set(trusted ? [] : [0]),
    resultTimes: new Map(),
  };
}

type AskOne = (high: number, low: number) => Classification | undefined;

/** Asks about one ID at a time. */
function createAsk(isTrusted: boolean, options?: ClassifierOptions): AskOne {
  const { classify, classifications } = createClassifier(createCheckedIds(isTrusted), options);
  return (high, low) => classifications[classify(Int32Array.of(high), Int32Array.of(low), 1)[0] as number];
}

const trusted = createAsk(true);
const doubted = createAsk(false);

test("an ID with a record is decided by it alone, also where the result is not proven", () => {
  for (const [low, finding] of [...findings.entries()].slice(1)) {
    for (const ask of [trusted, doubted]) {
      expect(ask(0, low)).toEqual({ decision: finding.decision, finding });
    }
  }
});

test("an ID without a record is compliant only if it was submitted and the result is proven", () => {
  expect(trusted(0, 40)).toEqual({ decision: "keep", finding: undefined });
  expect(doubted(0, 40)).toEqual({ decision: "unverified", finding: undefined });
  expect(trusted(0, 50)).toEqual({ decision: "unverified", finding: undefined });
  expect(trusted(1, 40)).toEqual({ decision: "unverified", finding: undefined });
});

test("a reason that is kept is not a violation, and no other finding changes", () => {
  for (const kept of violationReasons) {
    const ask = createAsk(true, { keepReasons: [kept] });
    for (const [low, finding] of [...findings.entries()].slice(1)) {
      // `scrub_geo` is an action too, and then takes in its other reason.
      const isViolation = finding.decision === "remove" || finding.decision === "scrub";
      const isKept = isViolation && (finding.reason === kept || finding.action === kept);
      expect(ask(0, low)).toEqual({ decision: isKept ? "keep" : finding.decision, finding });
    }
  }
});

test("keeping a reason never clears what is not understood, nor what may not be kept", () => {
  const ask = createAsk(true, { keepReasons: ["unknown", "error", "invalid_id", "rehydrate", "none"] });
  for (const [low, finding] of [...findings.entries()].slice(1)) {
    const { action, reason, decision } = finding;
    // An action that is known with a reason that is not: that much is understood.
    const isKept = reason === "unknown" && (action === "delete" || action === "scrub_geo");
    expect(ask(0, low)).toEqual({ decision: isKept ? "keep" : decision, finding });
  }
});

test("like cases get the same object, so that they can be compared and counted", () => {
  expect(trusted(0, 39)).toBe(trusted(0, 40));
  expect(trusted(0, 50)).toBe(trusted(7, 7));
  expect(trusted(0, 1)).toBe(trusted(0, 1));
});

test("many at a time are classified as one by one, each block anew", () => {
  for (const isTrusted of [true, false]) {
    for (const findUnverified of [true, false]) {
      const options = { findUnverified, keepReasons: ["protected"] };
      const { classify, classifications } = createClassifier(createCheckedIds(isTrusted), options);
      const askOne = createAsk(isTrusted, options);
      for (const count of [2_048, 1, 60, 0]) {
        const high = Int32Array.from({ length: count }, (_, index) => (index % 7 === 0 ? 1 : 0));
        const low = Int32Array.from({ length: count }, (_, index) => 1 + ((index * 13) % 60));
        const numbers = classify(high, low, count);
        for (let row = 0; row < count; row++) {
          expect(classifications[numbers[row] as number]).toEqual(
            askOne(high[row] as number, low[row] as number),
          );
        }
      }
    }
  }
});

test("without a search for what is unverified, only a record says more than compliant", () => {
  const silent = { decision: "keep", finding: undefined };
  for (const isTrusted of [true, false]) {
    const ask = createAsk(isTrusted, { findUnverified: false });
    expect([ask(0, 40), ask(0, 50), ask(1, 40)]).toEqual([silent, silent, silent]);
    for (const [low, finding] of [...findings.entries()].slice(1)) {
      expect(ask(0, low)).toEqual({ decision: finding.decision, finding });
    }
  }
});

test("the first classification is to keep, without a finding", () => {
  expect(createClassifier(createCheckedIds(true)).classifications[0]).toEqual({
    decision: "keep",
    finding: undefined,
  });
});

test("of several parts only those are doubted whose result is not trusted", () => {
  const submitted = new IdSet();
  for (const part of [0, 1, 2]) {
    submitted.beginPart(10n + BigInt(part), part);
    submitted.add(0, 10 + part);
  }
  const found = new IdValues(submitted);
  const { classify, classifications } = createClassifier({
    type: "tweets",
    submitted,
    found,
    untrustedParts: new Set([1]),
    resultTimes: new Map(),
  });
  const numbers = classify(Int32Array.of(0, 0, 0), Int32Array.of(10, 11, 12), 3).subarray(0, 3);
  expect([...numbers].map((number) => classifications[number]?.decision)).toEqual([
    "keep",
    "unverified",
    "keep",
  ]);
});

test("an ID that is added to the set later makes findings by its rows worthless, and that is said", () => {
  const checkedIds = createCheckedIds(true);
  const { classify } = createClassifier(checkedIds);
  checkedIds.submitted.add(0, 60);
  expect(() => classify(Int32Array.of(0), Int32Array.of(1), 1)).toThrow("has changed");
});
