import { expect, test } from "vitest";
import { refuseTreeFile } from "./refuse-tree-file.ts";

const file = { path: "data/a.txt", mode: "100644", sha: "a".repeat(40), sizeBytes: 10 };

test("regular files, executable or not, may be replaced", () => {
  refuseTreeFile(file);
  refuseTreeFile({ ...file, mode: "100755", sizeBytes: 100_000_000 });
});

test.each([
  [{ mode: "120000" }, "FILE_NOT_COMMITTABLE"],
  [{ mode: "160000" }, "FILE_NOT_COMMITTABLE"],
  [{ mode: "040000" }, "FILE_NOT_COMMITTABLE"],
  [{ path: ".github/workflows/ids.txt" }, "FILE_NOT_COMMITTABLE"],
  [{ sizeBytes: 100_000_001 }, "FILE_TOO_LARGE_TO_COMMIT"],
])("%j may not be replaced", (change, code) => {
  expect(() => refuseTreeFile({ ...file, ...change })).toThrow(expect.objectContaining({ code }));
});
