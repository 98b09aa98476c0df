import fc from "fast-check";
import { expect, test } from "vitest";
import { buildBranchName } from "./branch-name.ts";
import { isProposalBranch } from "./is-proposal-branch.ts";

test("every default name is one of a proposal", () => {
  const plan = fc.record({
    patterns: fc.array(fc.string()),
    ids: fc.constantFrom([{ type: "tweets" }], [{ type: "users" }], [{ type: "tweets" }, { type: "users" }]),
  });
  const otherBase = fc.option(fc.string(), { nil: undefined });
  fc.assert(
    fc.property(fc.array(plan, { minLength: 1 }), fc.boolean(), otherBase, (plans, isSole, base) => {
      const identity = { plans, isSole, otherBase: base } as unknown as Parameters<typeof buildBranchName>[0];
      expect(isProposalBranch(buildBranchName(identity))).toBe(true);
    }),
  );
});

test.each(["main", "x-compliance/notes", "x-compliance/tweets-1", "a/x-compliance/tweets-0123abcd", ""])(
  "%j is not",
  (name) => {
    expect(isProposalBranch(name)).toBe(false);
  },
);
