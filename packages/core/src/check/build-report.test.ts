import { expect, test } from "vitest";
import { ComplianceError } from "../errors.ts";
import { IdSet } from "../ids/id-set.ts";
import { IdValues } from "../ids/id-values.ts";
import { buildReport } from "./build-report.ts";
import type { CheckedType } from "./parts/check-type.ts";

const failure = new ComplianceError("SERVER_ERROR", "X answered with status 503.");

function makeType({
  type,
  ...known
}: Partial<CheckedType> & { readonly type: "tweets" | "users" }): CheckedType {
  const submitted = new IdSet();
  return {
    scanned: { type, submitted, parts: [] },
    checkedIds: {
      type,
      submitted,
      found: new IdValues(submitted),
      untrustedParts: new Set(),
      resultTimes: new Map(),
    },
    ...{ parts: [], isPending: false, failure: undefined, passMs: undefined },
    ...known,
  };
}

const upload = {
  path: "",
  ids: 1,
  digest: "",
  place: 0n,
  body: { sizeBytes: 0, open: () => (async function* () {})() },
};
const noSlot = { parts: [{ number: 0, upload, result: undefined, others: [] }], isPending: true };

test.for<
  [string, readonly CheckedType[], { readonly violations: number; readonly unverified: number }, object]
>([
  [
    "a part that found no slot in time",
    [makeType({ type: "tweets", ...noSlot })],
    { violations: 0, unverified: 1 },
    { result: "pending", failure: null, proof: "unverified", jobs: [] },
  ],
  [
    "one type that failed beside one that is pending",
    [makeType({ type: "tweets", ...noSlot }), makeType({ type: "users", failure })],
    { violations: 0, unverified: 2 },
    { result: "unverified", failure: "SERVER_ERROR" },
  ],
  [
    "a failure beside violations",
    [makeType({ type: "tweets" }), makeType({ type: "users", failure })],
    { violations: 1, unverified: 2 },
    { result: "violations", failure: "SERVER_ERROR" },
  ],
  [
    "a failure where the files no longer hold what was not checked",
    [makeType({ type: "tweets", failure })],
    { violations: 0, unverified: 0 },
    { result: "unverified", failure: "SERVER_ERROR" },
  ],
])("of %s the report says what is known", ([, checked, counts, expected]) => {
  const comparison = { ...counts, refetch: 0, months: [], datasets: [], verifiedFiles: new Set<string>() };
  const report = buildReport({ startedAtMs: 0, finishedAtMs: 1, checked, comparison });
  expect(report).toMatchObject(expected);
});
