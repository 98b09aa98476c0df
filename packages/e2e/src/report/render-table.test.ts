import { expect, test } from "vitest";
import { renderTable } from "./render-table.ts";

test("the columns of the table are as wide as their longest cell", () => {
  const rows = [{ workflow: "check-tweets", ran: "checkout", seconds: 1.24, result: "passed" }];
  expect(renderTable(rows).split("\n")).toEqual([
    "Workflow      What act ran  Seconds  Result",
    "check-tweets  checkout      1.2      passed",
  ]);
});
