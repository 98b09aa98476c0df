import { expect, test } from "vitest";
import { splitMarkdown } from "./markdown.ts";

test.for([
  ["a `b` c", "a <code> c", ["b"]],
  ["``a`b`` `` `c` ``", "<code> <code>", ["a`b", "`c`"]],
  ["`a``b", "`a``b", []],
  ["\\`a` b", "\\`a` b", []],
  ["`a\nb`", "<code>", ["a b"]],
  ["`  ` ` a`", "<code> <code>", ["  ", " a"]],
  [`${"`".repeat(81)}@a${"`".repeat(81)}`, `${"`".repeat(81)}@a${"`".repeat(81)}`, []],
  ["| `a\\|b` | c |", "|<code>|c|", ["a|b"]],
  ["| `a|b` | c |", "|`a|b`|c|", []],
  ["| `a\\\\|b` |", "|<code>|", ["a\\|b"]],
  ["````text\n```\n@a\n````\n@b", "<code>\n@b", ["```\n@a"]],
  ["```\n@a", "<code>", ["@a"]],
  ["a `b\n\n` c", "a `b\n\n` c", []],
  ["a `b\n# c` d", "a `b\n# c` d", []],
  [`${"`".repeat(301)}\n${"`".repeat(300)}\n@a\n`, "<code>\n@a\n", [""]],
] as const)("%j is taken apart", ([text, markup, code]) => {
  expect(splitMarkdown(text)).toEqual({ markup, code });
});
