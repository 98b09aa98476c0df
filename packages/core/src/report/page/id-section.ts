import { formatType } from "../../text/format.ts";
import { renderTable } from "./data-table.ts";
import { type Markup, markup } from "./markup.ts";
import type { PageContents, PageDetail } from "./page-contents.ts";

/** The IDs to remove, where the user asked for them. */
export function renderIds(
  { report, violations, hasMoreViolations }: PageContents,
  { ids }: PageDetail,
): readonly Markup[] {
  if (violations.length === 0) return [];
  const hasDatasets = report.datasets.length > 1;
  const hasTypes = new Set(report.datasets.flatMap(({ types }) => types)).size > 1;
  const shown = violations.slice(0, ids);
  const isCut = hasMoreViolations || shown.length < violations.length;
  const note = isCut
    ? markup`<p class="notice">Only the first are shown, to keep this page small. <code>violations.ndjson</code> has all of them.</p>
`
    : [];
  return [
    markup`<section>
<h2>IDs no longer compliant</h2>
${note}${renderTable({
  name: "IDs",
  columns: [
    { title: "ID" },
    ...(hasTypes ? [{ title: "Type" }] : []),
    ...["Reason", "X's action"].map((title) => ({ title })),
    ...(hasDatasets ? [{ title: "Dataset", isLong: true }] : []),
    { title: "File", isLong: true },
  ],
  rows: shown.map(({ id, type, action, reason, dataset, file }) => [
    id,
    ...(hasTypes ? [formatType(type)] : []),
    reason,
    action,
    ...(hasDatasets ? [dataset] : []),
    file,
  ]),
})}</section>
`,
  ];
}
