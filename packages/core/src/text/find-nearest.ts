/** The candidate that takes the fewest slips to reach, unless these are more than a third of the word's letters. */
export function findNearest(word: string, candidates: readonly string[]): string | undefined {
  const distances = candidates.map((candidate) => ({ candidate, distance: countSlips(word, candidate) }));
  const nearest = distances.sort((a, b) => a.distance - b.distance)[0];
  return nearest !== undefined && nearest.distance * 3 <= word.length ? nearest.candidate : undefined;
}

/**
 * Letters to insert, remove or replace, and neighbours to swap: the distance of optimal string alignment, a row of its
 * table at a time.
 */
function countSlips(from: string, to: string): number {
  const letters = [...from];
  const others = [...to];
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: others.length + 1 }, (_, index) => index);
  for (const [index, letter] of letters.entries()) {
    const next = [index + 1];
    for (const [at, other] of others.entries()) {
      const replaced = (row[at] ?? 0) + (letter === other ? 0 : 1);
      const isSwapped = letter === others[at - 1] && letters[index - 1] === other;
      const swapped = isSwapped ? (before[at - 1] ?? 0) + 1 : replaced;
      next.push(Math.min(replaced, swapped, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    before = row;
    row = next;
  }
  return row[others.length] ?? 0;
}
