/** A row of the tables of faults in docs/reliability.md. */
export interface FaultRow {
  /** Its number, such as `create-1`. */
  readonly row: string;
  readonly fault: string;
}

/** Finds the rows of the tables of faults in a page. */
export function listFaultRows(page: string): readonly FaultRow[] {
  const rows = page.matchAll(/^\| (?<row>[a-z]+-\d+) \| (?<fault>[^|]+) \|/gm);
  return [...rows].map(({ groups }) => ({ row: groups?.row ?? "", fault: groups?.fault ?? "" }));
}
