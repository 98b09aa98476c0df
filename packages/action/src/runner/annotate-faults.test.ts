import type { PlacedFault } from "@x-batch-compliance/core/config";
import { expect, test } from "vitest";
import { annotateFaults } from "./annotate-faults.ts";
import { createLog } from "./log.ts";

function annotate(faults: readonly PlacedFault[]): readonly string[] {
  const lines: string[] = [];
  const log = createLog({ write: (text) => void lines.push(text.trimEnd()), isWorkflow: true });
  annotateFaults({ code: "DATASET_INVALID", faults }, log);
  return lines;
}

test("a fault with a place is an error there, and one without is not", () => {
  expect(
    annotate([
      { file: "a,b.txt", line: 3, message: "is not an ID" },
      { file: "c.yml", line: 2, column: 5, message: "is odd" },
      { file: "a,b.txt", message: "has 5 more lines that are not IDs" },
      { message: "`files`: is missing." },
    ]),
  ).toEqual([
    "::error title=DATASET_INVALID,file=a%2Cb.txt,line=3::a,b.txt, line 3: is not an ID",
    "::error title=DATASET_INVALID,file=c.yml,line=2,col=5::c.yml, line 2, column 5: is odd",
  ]);
});

test("one of the ten errors that GitHub shows is left for the failure itself", () => {
  const faults = Array.from({ length: 30 }, (_, index) => ({ file: "a.txt", line: index + 1, message: "x" }));
  expect(annotate(faults)).toHaveLength(9);
});
