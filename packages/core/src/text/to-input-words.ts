import type { Fault } from "../types.ts";

/** Core's options that are inputs of the action, and options of the command line, by another name. */
const inputs: Readonly<Record<string, string>> = {
  apiUrl: "x-api-url",
  bearerToken: "bearer-token",
  embeddedPosts: "embedded-posts",
  idForm: "id-form",
  maxIdsPerJob: "max-ids-per-job",
  onBadEntry: "on-bad-entry",
  pollIntervalMs: "poll-interval-seconds",
  reuseWithinMs: "reuse-within-minutes",
  timeoutMs: "timeout-minutes",
};

/**
 * Says the options in a text of core as the inputs of the action that they are: `onBadEntry: "keep"` is
 * `on-bad-entry: keep` there.
 */
export function toInputWords(text: string): string {
  return text.replace(/`([a-z]+[A-Z]\w*)(?:: "?([^"`]+)"?)?`/g, (all, option: string, value?: string) => {
    const input = Object.hasOwn(inputs, option) ? inputs[option] : undefined;
    if (input === undefined) return all;
    return value === undefined ? `\`${input}\`` : `\`${input}: ${value}\``;
  });
}

/** Says a fault of core in the same words: files are found by globs there, and one of these leaves a file out. */
export function toInputFault({ file, message }: Pick<Fault, "file" | "message">): string {
  const words = toInputWords(message);
  return file === undefined
    ? words
    : words.replace(
        /(?<=if it is not a list, )leave it out$/,
        () => `exclude it with \`!${file}\` in \`files\``,
      );
}
