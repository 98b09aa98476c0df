import { expect, test } from "vitest";
import {
  makeCompliantReport,
  makePartialReport,
  makePendingReport,
  makeReport,
} from "../../../test/make-report.ts";
import { chooseState } from "./choose-state.ts";

const empty = makeReport({ result: "empty", checked: 0, violations: 0 });
const lacking = empty.datasets.map((dataset) => ({ ...dataset, lacksIds: true as const }));

test.each([
  ["all IDs are compliant", makeCompliantReport(), "good", "Compliant"],
  ["some are not", makeReport(), "bad", "Not compliant"],
  ["some are not, and others have no result yet", makePartialReport(), "bad", "Not compliant"],
  ["some are not, and the check failed later", makeReport({ failure: "NETWORK" }), "bad", "Not compliant"],
  ["the check failed", makeReport({ violations: 0, failure: "NETWORK" }), "bad", "Check failed"],
  ["X is not ready", makePendingReport(), "waiting", "Waiting for X"],
  ["nothing is proven", makeReport({ result: "unverified", violations: 0 }), "doubtful", "Not verified"],
  ["there may be no ID", empty, "empty", "No IDs found"],
  ["there should be IDs", { ...empty, datasets: lacking }, "bad", "No IDs found"],
] as const)("where %s the state is %4$s", (_, report, kind, word) => {
  expect(chooseState(report)).toEqual({ kind, word });
});
