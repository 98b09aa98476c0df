import { formatType } from "../../text/format.ts";
import { renderTable } from "./data-table.ts";
import { type Markup, markup } from "./markup.ts";
import type { PageContents, PageDetail } from "./page-contents.ts";

/** The IDs that have to go, where the user asked for them. */
export function renderIds(
  { violations, hasMoreViolations }: PageContents,
  { ids }: PageDetail,
): readonly Markup[] {
  if (violations.length === 0) return [];
  const shown = violations.slice(0, ids);
  const isCut = hasMoreViolations || shown.length < violations.length;
  const note = isCut
    ? markup`<p class="notice">Only the first are shown, to keep this page small. <code>violations.ndjson</code> in the artifact has all.</p>
`
    : [];
  return [
    markup`<section>
<h2>IDs that have to go</h2>
${note}${renderTable({
  name: "IDs",
  columns: [
    ...["ID", "IDs of", "Action", "Reason"].map((title) => ({ title })),
    ...["Dataset", "File"].map((title) => ({ title, isLong: true })),
  ],
  rows: shown.map(({ id, type, action, reason, dataset, file }) => [
    id,
    formatType(type),
    action,
    reason,
    dataset,
    file,
  ]),
})}</section>
`,
  ];
}
