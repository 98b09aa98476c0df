/** The inputs that people set: those that the README shows, in its order. docs/inputs.md has them all. */
export const mainInputs: readonly string[] = [
  "bearer-token",
  "files",
  "type",
  "on-violation",
  "field",
  "config",
  "max-removal",
  "wait",
  "artifact-contents",
  "show-ids",
];
