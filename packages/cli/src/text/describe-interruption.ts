import { quoteWord } from "./quote-word.ts";

/** What another process has written, and would have to write again. */
const pipe = /^(?:-|\/dev\/(?:stdin|fd\/\d+))$/;

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
      ? `Job ${id} continues at X, which keeps its result for seven days; collecting it costs nothing extra.`
      : `Job ${id} has no upload yet. It expires 15 minutes after its creation unless the command below uploads the IDs.`,
  );
  return [
    "Interrupted.",
    ...(left.length === 0 ? ["No job of this run is known to be at X."] : left),
    `To continue: ${command}${args.some((word) => pipe.test(word)) ? " (with the same input)" : ""}`,
  ].join("\n");
}
