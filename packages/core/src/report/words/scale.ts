const steps: readonly number[] = [1, 2, 3, 4, 5, 6, 8, 10];

/** The top of an axis of percentages that begins at zero: the next round number, at most 100. */
export function chooseTop(largest: number): number {
  if (largest <= 0) return 1;
  const unit = 10 ** Math.floor(Math.log10(largest));
  const step = steps.find((candidate) => candidate * unit >= largest) ?? 10;
  return Math.min(100, Number((step * unit).toPrecision(2)));
}
