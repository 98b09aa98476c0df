const replacements: readonly (readonly [RegExp, string])[] = [
  [/(127\.0\.0\.1|localhost):\d+/g, "$1:<port>"],
  [/\/[^\s`"]*\/scenario-[A-Za-z0-9]+/g, "<folder>"],
  [/x-compliance-[A-Za-z0-9]{6}(?=[/"\s]|$)/gm, "x-compliance-<random>"],
  [/\b[0-9a-f]{64}\b/g, "<digest>"],
  [/\b[0-9a-f]{40}\b/g, "<sha>"],
  [/\b20\d\d-\d\d-\d\dT[\d:.]+Z/g, "<time>"],
  [/\b20\d\d-\d\d-\d\d \d\d:\d\d UTC/g, "<time>"],
  // Of a real machine's clock.
  [/\b(created |<time>, )(?:just now|\d+ (?:min|h|days) ago)/g, "$1<age>"],
  [/\b(?:less than 1 min|\d+ (?:min|h|days)) old\b/g, "<age> old"],
  [/\b(after|waited|in|took) (?:less than )?\d+ (h|min|s)\b( \d+ (h|min|s)\b)*/g, "$1 <duration>"],
  [/\b(X job [a-z ]+) \((?:less than )?\d+ (h|min|s)\b( \d+ (h|min|s)\b)*\)/g, "$1 (<duration>)"],
  [/Uploaded bytes \d+/g, "Uploaded bytes <size>"],
];

/** Takes out of a text what differs from run to run and tells nothing. X's job IDs become `<job 1>`, `<job 2>`. */
export function normalise(text: string, jobIds: readonly string[]): string {
  const named = jobIds.reduce((all, id, index) => all.replaceAll(id, `<job ${index + 1}>`), text);
  return replacements.reduce((all, [pattern, name]) => all.replace(pattern, name), named);
}
