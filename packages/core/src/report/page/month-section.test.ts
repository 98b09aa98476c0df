import { expect, test } from "vitest";
import { makeMonths } from "../../../test/large-report.ts";
import { makeReport } from "../../../test/make-report.ts";
import type { MonthCount } from "../../check/terms/report.ts";
import { renderMonths } from "./month-section.ts";

function render(months: readonly MonthCount[]): string {
  return renderMonths(makeReport({ months }))
    .map(({ text }) => text)
    .join("");
}

test.each([1, 2])("of %d months there is a sentence each, and neither a chart nor a table", (count) => {
  const text = render(makeMonths("tweets", count));
  expect(text.match(/<p>Posts from /g)).toHaveLength(count);
  expect(text).toContain("<p>Posts from January 2011: 12,000 of 40,000 are no longer compliant (30.0%).</p>");
  expect(text).not.toMatch(/<svg|<table/);
});

test("three months are drawn, each in a place of bounded width, on a scale from zero to what is lost at most", () => {
  const months = makeMonths("tweets", 3).map((month) => ({ ...month, violations: month.checked / 100 }));
  const text = render(months);
  expect(text).toContain("<span>1%</span><span>0.5%</span><span>0%</span>");
  expect(text).toContain('viewBox="0 0 3 100" width="216"');
  // The whole height is the top of the scale.
  expect(text).toContain('y="0.00" width="0.84" height="100.00"');
  expect(text).toContain("All 3 months as a table");
});

test("120 months are one chart, with the first, the last and some between them named", () => {
  const text = render(makeMonths("tweets", 120));
  expect(text.match(/<g>/g)).toHaveLength(120);
  expect(text).toContain(
    "<span>2011-01</span><span>2013-07</span><span>2016-01</span><span>2018-06</span><span>2020-12</span>",
  );
  expect(text).toContain("from January 2011 30.0% to December 2020 4.7%; the most is January 2011 30.0%.");
});

test("months of which nothing is lost are a sentence, however many", () => {
  const text = render(makeMonths("users", 14).map((month) => ({ ...month, violations: 0 })));
  expect(text).toContain(
    "<p>Users from 14 months, January 2011 to February 2012: none is known to be lost.</p>",
  );
  expect(text).not.toContain("<svg");
});

test("a type is named in each row only where there are both", () => {
  expect(render(makeMonths("tweets", 3))).not.toContain(">Type<");
  expect(render([...makeMonths("tweets", 3), ...makeMonths("users", 1)])).toContain(">Type<");
});
