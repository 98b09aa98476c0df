import { expect, test } from "vitest";
import { fencedBlock } from "./fenced-block.ts";

test("lines stand between fences", () => {
  expect(fencedBlock(["a", "b"])).toEqual(["```text", "a", "b", "```"]);
});

test("a line that looks like a fence can't end the block", () => {
  expect(fencedBlock(["```", "x", "````"])).toEqual(["`````text", "```", "x", "````", "`````"]);
  expect(fencedBlock(["a\n```\nb"])).toEqual(["````text", "a\\u{a}```\\u{a}b", "````"]);
});
