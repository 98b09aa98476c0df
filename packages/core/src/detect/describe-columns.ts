const namedColumns = 20;
/** Text from a file ends in logs: only what is plainly a name is repeated. */
const plainName = /^[\p{L}\p{N}_][\p{L}\p{N}_ .-]{0,39}$/u;

export function describeColumn(column: number, name?: string): string {
  return name !== undefined && plainName.test(name)
    ? `column ${column + 1} (${name})`
    : `column ${column + 1}`;
}

export function describeColumns(columns: Iterable<number>, names: readonly string[] = []): string {
  const all = [...columns];
  const words = all.slice(0, namedColumns).map((column) => describeColumn(column, names[column]));
  if (all.length > words.length) words.push(`${all.length - words.length} more`);
  const last = words.pop() ?? "no column";
  return words.length === 0 ? last : `${words.join(", ")} and ${last}`;
}
