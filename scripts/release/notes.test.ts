import { expect, test } from "vitest";
import { renderNotes } from "./notes.ts";

const changelog =
  "# @x-batch-compliance/action\n\n## 1.1.0\n\n### Minor Changes\n\n- New.\n\n## 1.0.0\n\nFirst.\n";
const source = { changelog, commit: "c".repeat(40), repository: "octo-org/x-batch-compliance" };

test("notes say how to pin the release, and what changed in it alone", () => {
  const notes = renderNotes({ ...source, version: "1.1.0" });
  expect(notes).toContain(`- uses: octo-org/x-batch-compliance@${"c".repeat(40)} # v1.1.0\n`);
  expect(notes).toContain("### Minor Changes\n\n- New.\n\n**Attached:**");
  expect(notes).not.toContain("First.");
  expect(notes).toContain("/octo-org/x-batch-compliance/blob/v1.1.0/docs/releases.md#check-a-release");
});

test("a version without changes is an error rather than an empty release", () => {
  expect(() => renderNotes({ ...source, version: "1.0" })).toThrow(
    "CHANGELOG.md of the action says nothing of 1.0.",
  );
});
