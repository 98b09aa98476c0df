/** Core's options that are inputs of the action, and options of the command line, by another name. */
const inputs: Readonly<Record<string, string>> = {
  apiUrl: "x-api-url",
  bearerToken: "bearer-token",
  maxIdsPerJob: "max-ids-per-job",
  onBadEntry: "on-bad-entry",
  pollIntervalMs: "poll-interval-seconds",
  reuseWithinMs: "reuse-within-minutes",
  timeoutMs: "timeout-minutes",
};

/**
 * Says the options in a hint of core as the inputs of the action that they are: `onBadEntry: "keep"` is
 * `on-bad-entry: keep` there.
 */
export function toInputWords(hint: string): string {
  return hint.replace(/`([a-z]+[A-Z]\w*)(?:: "?([^"`]+)"?)?`/g, (all, option: string, value?: string) => {
    const input = Object.hasOwn(inputs, option) ? inputs[option] : undefined;
    if (input === undefined) return all;
    return value === undefined ? `\`${input}\`` : `\`${input}: ${value}\``;
  });
}
