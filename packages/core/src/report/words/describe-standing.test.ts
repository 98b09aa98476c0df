import { expect, test } from "vitest";
import {
  makeCompliantReport,
  makePartialReport,
  makePendingReport,
  makeReport,
  makeStandInReport,
} from "../../../test/make-report.ts";
import { countPending, countUnverified, describeStanding } from "./describe-standing.ts";

const { standing } = makeReport();

test("a single part needs one line, and none before its first result", () => {
  const unproven = { ...makeStandInReport().standing, coverage: 0, asOf: null };
  expect([
    describeStanding(makeReport()),
    describeStanding(makeStandInReport()),
    describeStanding(makeStandInReport({ standing: unproven })),
    describeStanding(makePendingReport()),
  ]).toMatchInlineSnapshot(`
    [
      [
        "The result is 21 min old, as of 2026-09-01 04:18 UTC.",
      ],
      [
        "An older result is used until a newer one is ready. It is 26 h old, as of 2026-08-31 02:17 UTC.",
      ],
      [
        "An older result is used until a newer one is ready. It is 26 h old.",
      ],
      [],
    ]
  `);
});

test("several parts are told by the age of their results, with what a full pass takes", () => {
  const fresh = { ...standing, fresh: { parts: 3, ids: 22_000 } };
  const partial = makePartialReport();
  const young = { ...partial.standing, none: { parts: 0, ids: 0 }, passMs: null };
  expect([
    describeStanding(makeReport({ standing: fresh })),
    describeStanding(partial),
    describeStanding(makePartialReport({ standing: young })),
    describeStanding(
      makePartialReport({ standing: { ...partial.standing, older: { parts: 0, ids: 0 }, passMs: null } }),
    ),
    describeStanding(makePartialReport({ standing: { ...young, fresh: { parts: 0, ids: 0 }, asOf: null } })),
  ]).toMatchInlineSnapshot(`
    [
      [
        "All 3 parts have a fresh result.",
        "100% of the IDs have a result that is proven and young enough to count, as of 2026-09-01 04:18 UTC. The results are 21 min old.",
      ],
      [
        "Of 17 parts: 5 with a fresh result (6,000 IDs); 2 with an older one, used until a newer one is ready (1,586 IDs); 10 without a result yet (14,414 IDs).",
        "34% of the IDs have a result that is proven and young enough to count, as of 2026-08-31 02:17 UTC. The newest result is 21 min old, the oldest 26 h.",
        "At this rate a full pass takes about 29 days.",
      ],
      [
        "Of 7 parts: 5 with a fresh result (6,000 IDs); 2 with an older one, used until a newer one is ready (1,586 IDs).",
        "34% of the IDs have a result that is proven and young enough to count, as of 2026-08-31 02:17 UTC. The newest result is 21 min old, the oldest 26 h.",
      ],
      [
        "Of 15 parts: 5 with a fresh result (6,000 IDs); 10 without a result yet (14,414 IDs).",
        "34% of the IDs have a result that is proven and young enough to count, as of 2026-08-31 02:17 UTC. The newest result is 21 min old, the oldest 26 h.",
      ],
      [
        "Of 2 parts: 2 with an older one, used until a newer one is ready (1,586 IDs).",
        "34% of the IDs have a result that is proven and young enough to count. The newest result is 21 min old, the oldest 26 h.",
      ],
    ]
  `);
});

test("IDs that wait for their first result are pending, and unverified only after a failure", () => {
  const counts = [
    makePartialReport(),
    makePartialReport({ unverified: 14_500 }),
    // Their entries were taken out of the lists in the meantime.
    makePartialReport({ unverified: 14_000 }),
    makePartialReport({ failure: "NETWORK" }),
    makeCompliantReport(),
  ].map((report) => [countPending(report), countUnverified(report)]);
  expect(counts).toEqual([
    [14_414, 0],
    [14_414, 86],
    [14_000, 0],
    [0, 14_414],
    [0, 0],
  ]);
});
