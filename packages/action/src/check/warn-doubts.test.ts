import { expect, test } from "vitest";
import { createLog } from "../runner/log.ts";
import { createDoubtWarnings } from "./warn-doubts.ts";

test("a doubt is a warning at its line, and the fourth of a run is but a line", () => {
  const lines: string[] = [];
  const log = createLog({ write: (text) => void lines.push(text.trimEnd()), isWorkflow: true });
  const warn = createDoubtWarnings(log);
  warn([
    { file: "a.txt", line: 7, message: "is the first of 6" },
    { file: "b.txt", message: "has no ID of 11 digits" },
  ]);
  warn([{ message: "c" }, { file: "d.txt", line: 1, message: "d" }]);
  expect(lines).toEqual([
    "::warning file=a.txt,line=7::a.txt, line 7: is the first of 6. The list is checked as it is.",
    "::warning::b.txt: has no ID of 11 digits. The list is checked as it is.",
    "::warning::c. The list is checked as it is.",
    "d.txt, line 1: d. The list is checked as it is.",
  ]);
});
