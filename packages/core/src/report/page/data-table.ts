import { Markup, markup } from "./markup.ts";

/** A table of the page. Cells are text, or markup where a word is code. */
export interface DataTable {
  /** What its rows are, in the plural, for example `Files`. No two tables of a page have the same. */
  readonly name: string;
  readonly columns: readonly DataColumn[];
  readonly rows: readonly (readonly (string | Markup)[])[];
}

export interface DataColumn {
  readonly title: string;
  /** Its cells are numbers, which are sorted as such. */
  readonly isNumber?: boolean;
  /** Its cells may be of any length, for example paths: they break anywhere. */
  readonly isLong?: boolean;
}

/** A shorter table is taken in at a glance. */
const fewestFiltered = 15;

/**
 * A table in a frame that scrolls where the page is too narrow, or the table too long. The page's script makes it sortable
 * and, if it is long, filterable, and says that it scrolls.
 */
export function renderTable({ name, columns, rows }: DataTable): Markup {
  const headers = columns.map(({ title, isNumber = false }) =>
    isNumber ? markup`<th scope="col" class="n">${title}</th>` : markup`<th scope="col">${title}</th>`,
  );
  const body = rows.map(
    (cells) => markup`<tr>${cells.map((cell, index) => renderCell(cell, columns[index]))}</tr>
`,
  );
  const filter =
    rows.length < fewestFiltered
      ? []
      : markup`<label>Filter ${name} <input type="search" autocomplete="off"></label>`;
  return markup`<div class="table">
<div class="tools" hidden>${filter}<output></output><span class="cue"></span></div>
<div class="scroll" role="region" aria-label="${`Table: ${name}`}" tabindex="0">
<table class="data" aria-label="${name}">
<thead><tr>${headers}</tr></thead>
<tbody>
${body}</tbody>
</table>
</div>
</div>
`;
}

function renderCell(
  cell: string | Markup,
  { isNumber = false, isLong = false }: Partial<DataColumn> = {},
): Markup {
  const content = cell instanceof Markup ? cell : clip(cell);
  if (isNumber) return markup`<td class="n">${content}</td>`;
  return isLong ? markup`<td class="l">${content}</td>` : markup`<td>${content}</td>`;
}

/** A path may be of 4,096 bytes, and each name is that of many rows. */
const longestText = 300;

/** Text of others, short enough for a table. */
export function clip(text: string): string {
  return text.length > longestText ? `${text.slice(0, longestText)}…` : text;
}
