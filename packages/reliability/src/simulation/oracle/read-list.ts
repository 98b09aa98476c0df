const idForm = /^[ \t\r]*([1-9][0-9]*)[ \t\r]*\n?$/;

/** The ID of a line of a list, or nothing. */
export function idOf(line: string): string {
  return idForm.exec(line)?.[1] ?? "";
}

/** Each with its line feed. */
export function splitLines(bytes: Buffer): readonly string[] {
  return bytes.toString("latin1").match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

export function readIds(bytes: Buffer): ReadonlySet<string> {
  const ids = new Set(splitLines(bytes).map(idOf));
  ids.delete("");
  return ids;
}
