import { expect, test } from "vitest";
import { readReportTarget } from "./report-target.ts";

test.each([
  ["html", { format: "html", file: undefined }],
  ["md=-", { format: "md", file: undefined }],
  ["json=out/a=b.json", { format: "json", file: "out/a=b.json" }],
])("%s is read", (text, target) => {
  expect(readReportTarget(text)).toEqual([target]);
});

test.each(["", "pdf", "html=", "report.html", "HTML"])("%j is refused", (text) => {
  expect(readReportTarget(text)).toBeUndefined();
});
