import { expect, test } from "vitest";
import { makeReport } from "../../../test/make-report.ts";
import { fitPage } from "./fit-page.ts";
import { renderAbout } from "./page-about.ts";

test("what is known of the report's origin is named, with a link where there is one", () => {
  const [list] = renderAbout({
    branch: { name: "main" },
    run: { name: "#57", url: "https://github.com/o/r/actions/runs/42" },
  });
  expect(list?.text).toContain("<dt>Branch</dt><dd>main</dd>");
  expect(list?.text).toContain(
    '<dt>Run</dt><dd><a href="https://github.com/o/r/actions/runs/42" rel="noreferrer">#57</a></dd>',
  );
  expect(list?.text).not.toContain("Commit");
});

test("of what nothing is known of, nothing is said", () => {
  expect(renderAbout({})).toEqual([]);
  const page = fitPage({ report: makeReport(), violations: [], hasMoreViolations: false });
  expect(page).not.toContain('class="about"');
});

test.each(["javascript:alert(1)", "data:text/html,x", "//evil.test", " https://evil.test", "https:evil"])(
  "%j is no address to link to",
  (url) => {
    const [list] = renderAbout({ run: { name: "<b>", url } });
    expect(list?.text).toContain("<dd>&lt;b&gt;</dd>");
  },
);

test("an address cannot leave its attribute", () => {
  const [list] = renderAbout({ run: { name: "x", url: 'https://a.test/"><script>' } });
  expect(list?.text).toContain('href="https://a.test/&quot;&gt;&lt;script&gt;"');
});
