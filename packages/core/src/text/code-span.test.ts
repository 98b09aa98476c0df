import { expect, test } from "vitest";
import { codeSpan } from "./code-span.ts";

test("a plain name is put between backticks", () => {
  expect(codeSpan("data/ids.txt")).toBe("`data/ids.txt`");
});

test("a name that holds backticks can't end its span", () => {
  expect(codeSpan("a`b``c")).toBe("```a`b``c```");
  expect(codeSpan("`x`")).toBe("`` `x` ``");
});

test("a pipe can't open another cell of the table", () => {
  expect(codeSpan("a|b")).toBe("`a\\|b`");
});

test("a line break can't end the table", () => {
  expect(codeSpan("a\nb")).toBe("`a\\u{a}b`");
});

test("an empty name is still a span", () => {
  expect(codeSpan("")).toBe("`  `");
});
