/** A row of the tables of faults in docs/reliability.md. */
export interface FaultRow {
  /** Its number, for example `create-1`. */
  readonly row: string;
  readonly fault: string;
}

/** Finds the rows of the tables of faults in a page. */
export function listFaultRows(page: string): readonly FaultRow[] {
  const rows = page.matchAll(/^\| (?<row>[a-z]+-\d+) \| (?<fault>[^|]+) \|/gm);
  return [...rows].map(({ groups }) => ({ row: groups?.row ?? "", fault: groups?.fault ?? "" }));
}

/** The tests of each row: its number, files, and the beginnings of the names of tests in them. */
export type FaultTests = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** Renders the tests that hold each row. Throws for a row without tests, and for tests without a row. */
export function renderFaultTests(rows: readonly FaultRow[], tests: FaultTests): string {
  const stray = Object.keys(tests).filter((name) => rows.every(({ row }) => row !== name));
  if (stray.length > 0) {
    throw new Error(`docs/reliability.md has no row ${stray.join(", ")}. Name the row that the tests hold.`);
  }
  return rows.map((row) => renderRow(row, tests[row.row])).join("\n\n");
}

function renderRow({ row, fault }: FaultRow, files: FaultTests[string] | undefined): string {
  if (files === undefined) {
    throw new Error(`No test holds the row ${row}. Name one in scripts/docs/fault-tests-table.ts.`);
  }
  const items = Object.entries(files).flatMap(([path, names]) => [
    `- [${path}](../${path})`,
    ...names.map((name) => `  - ${escapeEmphasis(name)}`),
  ]);
  return [`### ${row}`, "", `${fault}`, "", ...items].join("\n");
}

/** Names like `__proto__` would be set in bold. */
function escapeEmphasis(name: string): string {
  return name.replaceAll("__", "\\_\\_");
}
