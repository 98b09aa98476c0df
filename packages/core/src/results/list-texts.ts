/** All strings of a JSON value, names of keys too, however deep. By a list, not by calls: a line may nest 30,000 deep. */
export function listTexts(value: unknown): readonly string[] {
  const texts: string[] = [];
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === "string") texts.push(next);
    else if (Array.isArray(next)) for (const item of next) waiting.push(item);
    else if (typeof next === "object" && next !== null) {
      for (const [key, item] of Object.entries(next)) {
        texts.push(key);
        waiting.push(item);
      }
    }
  }
  return texts;
}

/** How often these names of keys stand in a JSON value, however deep. */
export function countKeys(value: unknown, names: readonly string[]): number {
  const waiting: unknown[] = [value];
  let count = 0;
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next !== "object" || next === null) continue;
    if (!Array.isArray(next)) count += Object.keys(next).filter((key) => names.includes(key)).length;
    for (const inner of Object.values(next)) waiting.push(inner);
  }
  return count;
}
