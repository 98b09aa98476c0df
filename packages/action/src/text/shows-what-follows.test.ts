import { expect, test } from "vitest";
import { showsWhatFollows } from "./shows-what-follows.ts";

test.each([
  "",
  "# Removal\n\nPlease **review** within 5 < 7 days, <https://example.org> or <ada@example.org>.",
  "<!-- a note for reviewers -->\nHello",
  '<p align="center"><img src="https://example.org/a.png" width=20></p>',
  "<div>not closed, and shown all the same",
  "```\ncode\n```",
  "<details><summary>More</summary>x</details>",
  "| a | b |\n| --- | --- |\n| 1 | 2 |",
])("what stands behind %j is shown", (text) => {
  expect(showsWhatFollows(text)).toBe(true);
});

test.each([
  "<!--",
  "Hello\n<!-- never closed",
  "<!-- closed --> and <!-- not",
  "```\ncode",
  "~~~",
  "<?php",
  "<![CDATA[",
  "<!DOCTYPE",
  "<script>",
  "<STYLE>",
  "<template>`</template>`",
  "<textarea>",
  "<select>",
  "<svg><title>",
  '<a title="',
  '<a title=">',
  "<a title='\n\n>",
  "<div",
  "<details>",
  "<details><summary>More</summary>",
])("what stands behind %j may not be", (text) => {
  expect(showsWhatFollows(text)).toBe(false);
});

test("in details that somebody opened for it, it is", () => {
  expect(showsWhatFollows("<details><summary>More</summary>\n\n", { inDetails: true })).toBe(true);
  expect(showsWhatFollows("<details>\n<!--", { inDetails: true })).toBe(false);
});

test("long texts of nothing but openings take no time", () => {
  const started = performance.now();
  for (const piece of ["<!--", "<", "<a ", "<a b", "<a =", '<a x="', "a@", "<a:", " b=c"])
    showsWhatFollows(`<a ${piece.repeat(50_000 / piece.length)}`);
  expect(performance.now() - started).toBeLessThan(1000);
});
