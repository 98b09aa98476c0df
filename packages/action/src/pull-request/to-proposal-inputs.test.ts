import { expect, test } from "vitest";
import { readInputs } from "../inputs/read-inputs.ts";
import { toProposalInputs } from "./to-proposal-inputs.ts";

test.each([
  ["stewards", ["stewards"]],
  ["octo-org/stewards, @Octo-Org/data", ["stewards", "data"]],
  ["elsewhere/stewards", ["elsewhere/stewards"]],
])("the teams %s are asked for as %j", (teams, expected) => {
  const { inputs } = readInputs({
    "INPUT_BEARER-TOKEN": "t",
    INPUT_FILES: "a.txt",
    "INPUT_PR-TEAM-REVIEWERS": teams,
  });
  if (inputs === undefined) throw new Error("The inputs are wrong.");
  const { metadata } = toProposalInputs(inputs, { owner: "octo-org" });
  expect(metadata.teamReviewers).toEqual(expected);
});
