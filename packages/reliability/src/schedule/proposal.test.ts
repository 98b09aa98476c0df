import { expect, test } from "vitest";
import { type Proposal, updateProposal } from "./proposal.ts";
import type { ReadVerdict } from "./read-verdicts.ts";

/** As a run of which `keep` are compliant by a result of so late, and `gone` are violations known as of 5. */
function update(
  proposal: Proposal,
  { listed, gone = "", keep }: { listed: string; gone?: string; keep?: ReadVerdict },
): readonly string[] {
  updateProposal(proposal, {
    listed: new Set(listed),
    violations: new Set(gone),
    verdicts: new Map(keep === undefined ? [] : [...listed].map((id) => [id, keep])),
    knownAtMs: () => 5,
  });
  return [...proposal.keys()];
}

test("what is proposed stays, where a run knows nothing of it or has only an older result", () => {
  const proposal: Proposal = new Map([["a", 5]]);
  expect(update(proposal, { listed: "ab" })).toEqual(["a"]);
  expect(update(proposal, { listed: "ab", keep: { decision: "keep", resultAtMs: 5 } })).toEqual(["a"]);
  expect(update(proposal, { listed: "ab", keep: { decision: "unverified", resultAtMs: 9 } })).toEqual(["a"]);
});

test("a newer result that is trusted takes a removal back", () => {
  const keep = { decision: "keep", resultAtMs: 6 };
  expect(update(new Map([["a", 5]]), { listed: "ab", keep })).toEqual([]);
});

test("new removals come on top, and an entry that is gone is not a removal", () => {
  expect(update(new Map([["a", 5]]), { listed: "bc", gone: "c" })).toEqual(["c"]);
});
