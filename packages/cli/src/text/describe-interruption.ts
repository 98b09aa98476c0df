import { quoteWord } from "./quote-word.ts";

/** What is left at X, and the command that goes on with it. */
export function describeInterruption({
  program,
  args,
  jobs,
}: {
  readonly program: string;
  readonly args: readonly string[];
  readonly jobs: readonly { readonly id: string; readonly isUploaded: boolean }[];
}): string {
  const command = [program, ...args.map(quoteWord)].join(" ");
  const left = jobs.map(({ id, isUploaded }) =>
    isUploaded
      ? `Job ${id} stays at X, which goes on with it and keeps its result for seven days; collecting it costs nothing extra.`
      : `Job ${id} has not received its upload. X lets it expire 15 minutes after its creation, unless the command below sends it.`,
  );
  return [
    "Interrupted.",
    ...(left.length === 0 ? ["As far as is known, no job of this run is at X."] : left),
    `To go on: ${command}${args.includes("-") ? " (with the same input)" : ""}`,
  ].join("\n");
}
