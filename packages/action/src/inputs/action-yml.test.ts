import { makeReport } from "@x-batch-compliance/core/testing";
import { expect, test } from "vitest";
import { readActionYml } from "../../test/action-yml.ts";
import { listOutputs } from "../report/list-outputs.ts";
import { inputTable } from "./input-table.ts";

test("action.yml declares these inputs, in whatever order, with these defaults", () => {
  const declared = Object.entries(readActionYml().inputs).map(([name, input]) => [name, input.default ?? ""]);
  const read = Object.entries(inputTable).map(([name, input]) => [name, input.default]);
  expect(Object.fromEntries(declared)).toEqual(Object.fromEntries(read));
});

test("action.yml declares every output that is written, and no other", () => {
  const outputs = listOutputs({
    report: makeReport(),
    reportPath: "",
    artifact: undefined,
    pullRequest: undefined,
    jobIds: [],
  });
  expect(Object.keys(outputs).sort()).toEqual(Object.keys(readActionYml().outputs).sort());
});
