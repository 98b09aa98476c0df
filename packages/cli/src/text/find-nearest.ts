/** The candidate that takes the fewest changed letters to reach, unless that is more than two of five. */
export function findNearest(word: string, candidates: readonly string[]): string | undefined {
  const [nearest] = candidates
    .map((candidate) => ({ candidate, edits: countEdits(word, candidate) }))
    .toSorted((one, other) => one.edits - other.edits);
  return nearest !== undefined && nearest.edits <= Math.ceil(word.length * 0.4)
    ? nearest.candidate
    : undefined;
}

/** Letters to insert, remove or replace. */
function countEdits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1];
    for (let column = 1; column <= to.length; column++) {
      const replaced = (row[column - 1] ?? 0) + (letter === to[column - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
