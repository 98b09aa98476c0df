import { expect, test } from "vitest";
import { Markup, markup } from "./markup.ts";

test("text is text, in an element and in an attribute", () => {
  const text = `<b title="x" lang='y'>&amp;`;
  const safe = "&lt;b title=&quot;x&quot; lang=&#39;y&#39;&gt;&amp;amp;";
  expect(markup`<p title="${text}">${text}</p>`.text).toBe(`<p title="${safe}">${safe}</p>`);
});

test("markup stays markup, alone and in a list", () => {
  const item = markup`<li>${1}</li>`;
  expect(markup`<ul>${[item, item]}</ul>${new Markup("<hr>")}`.text).toBe(
    "<ul><li>1</li><li>1</li></ul><hr>",
  );
});

test("what is not seen is shown by its number", () => {
  expect(markup`${"a\u202eb\u0000c\ud800"}`.text).toBe("a\\u{202e}b\\u{0}c\\u{d800}");
});
