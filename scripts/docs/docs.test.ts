import { expect, test } from "vitest";
import { renderErrors, renderInputs, renderOutputs } from "./render-tables.ts";
import { replaceSection } from "./replace-section.ts";

const manifest = {
  inputs: {
    token: { description: "A token.", required: true },
    type: { description: "`a|b`.", default: "a" },
    branch: { description: "A branch.", default: "" },
  },
  outputs: { result: { description: "What was found." } },
};

test("inputs are a row each, with their default or the word required", () => {
  expect(renderInputs(manifest).split("\n")).toEqual([
    "| Input | Default | What to write |",
    "| --- | --- | --- |",
    "| `token` | **required** | A token. |",
    "| `type` | `a` | `a\\|b`. |",
    "| `branch` |  | A branch. |",
  ]);
});

test("outputs are a row each", () => {
  expect(renderOutputs(manifest)).toContain("| `result` | What was found. |");
});

test("error codes say whether trying again may help", () => {
  const text = renderErrors({
    entries: { GONE: { retryable: false, hint: "Stop." }, BUSY: { retryable: true, hint: "Wait." } },
    causes: { GONE: "It went.", BUSY: "It works." },
  });
  expect(text).toBe(`### GONE

- **Why, probably:** It went.
- **What to do:** Stop.
- **Worth trying again at once:** no

### BUSY

- **Why, probably:** It works.
- **What to do:** Wait.
- **Worth trying again at once:** yes`);
});

test("a section is replaced between its markers, and replacing it again changes nothing", () => {
  const before = "Above\n<!-- x:start -->\nold\n<!-- x:end -->\nbelow\n";
  const after = replaceSection(before, "x", "new");
  expect(after).toBe("Above\n<!-- x:start -->\n\nnew\n\n<!-- x:end -->\nbelow\n");
  expect(replaceSection(after, "x", "new")).toBe(after);
});

test("a missing marker is an error that says what to write", () => {
  expect(() => replaceSection("<!-- x:end --><!-- x:start -->", "x", "new")).toThrow(
    "Write <!-- x:start --> and, below it, <!-- x:end -->",
  );
});
