import { hostileText } from "@x-batch-compliance/core/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { splitMarkdown } from "../../test/markdown.ts";
import { proseLine } from "./prose.ts";

test.each([
  [
    "5 of 10 IDs would be removed, which exceeds `max-removal` (30%).",
    "5 of 10 IDs would be removed, which exceeds `max-removal` (30%).",
  ],
  ["data/a_b.txt, line 3: not an ID", "`data/a_b.txt`, line 3: not an ID"],
  [
    "Ask @octocat <b>now</b> at https://evil.test or www.evil.test",
    "Ask `@octocat` `<b>now</b>` at `https://evil.test` or `www.evil.test`",
  ],
  ["`a` `b`", "`a` `b`"],
  ["“Re-run jobs” reuses it", "“Re-run jobs” reuses it"],
  ["# not a heading", "`#` not a heading"],
])("%j is written as %j", (text, written) => {
  expect(proseLine(text)).toBe(written);
});

test("whatever a sentence holds, outside of code there are words alone", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(hostileText, fc.constant("`x`"), fc.constant("``"))), (texts) => {
      const { markup } = splitMarkdown(`**Error:** ${proseLine(texts.join(""))}`);
      expect(markup.replaceAll("<code>", "").replace("**Error:**", "")).not.toMatch(
        /[<>[\]*_#@&!|~\\`]|https?:|www\./i,
      );
    }),
    { numRuns: 2000 },
  );
});
