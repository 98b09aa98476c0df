/** The middle of a list of numbers; the upper one of two. */
export function findMedian(numbers) {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];
}
