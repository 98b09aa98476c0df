import { expect, test } from "vitest";
import { makeFiles } from "../../../test/large-report.ts";
import { makeCompliantReport, makeReport } from "../../../test/make-report.ts";
import type { Report } from "../../check/terms/report.ts";
import { renderFiles } from "./file-section.ts";

function render(report: Report, fileUrl?: Parameters<typeof renderFiles>[0]["fileUrl"]): string {
  return renderFiles({ report, fileUrl }, { ids: 0, rows: 1000 })
    .map(({ text }) => text)
    .join("");
}

const [dataset] = makeReport().datasets;

function withFiles(files: ReturnType<typeof makeFiles>): ReturnType<typeof makeReport> {
  return makeReport({ datasets: dataset === undefined ? [] : [{ ...dataset, files }] });
}

test("files come by what is asked of them, and columns of nothing but zeros not at all", () => {
  const [a, b] = makeReport().datasets[0]?.files ?? [];
  if (a === undefined || b === undefined) throw new Error("unreachable");
  const files = [
    { ...a, name: "clean.txt", violations: 0 },
    { ...a, name: "doubtful.txt", violations: 0, unverified: 3 },
    { ...a, name: "some.txt", violations: 1 },
    { ...a, name: "most.txt", violations: 5, scrubs: 2 },
  ];
  const text = render(withFiles(files));
  expect([...text.matchAll(/\w+\.txt/g)].map(([name]) => name)).toEqual([
    ...["most.txt", "some.txt", "doubtful.txt", "clean.txt"],
  ]);
  for (const title of ["Entries", "Remove", "Scrub location", "Unverified"])
    expect(text).toContain(`>${title}</th>`);
  expect(text).not.toContain("Without ID");
  expect(render(makeCompliantReport())).not.toContain("Remove");
});

test.each([
  [14, false],
  [15, true],
])("a table of %d rows has a filter: %s", (rows, hasFilter) => {
  expect(render(withFiles(makeFiles(rows))).includes("Filter Files")).toBe(hasFilter);
});

test("a bar is as long as its number is large, and a table too long to take in has none", () => {
  const text = render(withFiles(makeFiles(100)));
  expect(text).toContain('<rect class="gone" width="100.0" height="1"/></svg>40</div>');
  expect(text).toContain('<rect class="gone" width="10.0" height="1"/></svg>4</div>');
  expect(render(withFiles(makeFiles(101)))).not.toContain("<svg");
});

test("a file leads to its page where it has one, by an address of the web alone, and its name is clipped in the link, too", () => {
  const [a] = makeReport().datasets[0]?.files ?? [];
  if (a === undefined) throw new Error("unreachable");
  const names = ["here.txt", "gone.txt", "odd.txt", `${"x".repeat(301)}`];
  const text = render(withFiles(names.map((name) => ({ ...a, name }))), (name) => {
    if (name === "gone.txt") return undefined;
    return name === "odd.txt" ? "javascript:alert(1)" : `https://example.org/"${name.slice(0, 8)}`;
  });
  expect(text).toContain('<a href="https://example.org/&quot;here.txt" rel="noreferrer">here.txt</a></td>');
  expect(text.match(/<a /g)).toHaveLength(2);
  expect(text).toContain(`>${"x".repeat(300)}…</a>`);
});
