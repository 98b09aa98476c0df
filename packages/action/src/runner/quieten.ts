/** A stream whose `write` can be put in another's place: the process's own output. */
export type Output = Pick<NodeJS.WriteStream, "write">;

/**
 * Makes what a library prints of itself debug lines while it works, which only a person who turned them on sees. Its commands, for
 * example a mask, pass. Ends with the work, or when the run is cancelled, whichever comes first: the work may hang.
 */
export async function quieten<T>(
  work: () => Promise<T>,
  { output, signal }: { readonly output: Output; readonly signal: AbortSignal },
): Promise<T> {
  const { write } = output;
  const restore = (): void => {
    output.write = write;
  };
  output.write = ((text: string | Uint8Array, ...rest: never[]): boolean => {
    const lines = Buffer.from(text as string)
      .toString("utf8")
      .split(/(?<=\n)/);
    return Reflect.apply(write, output, [lines.map(toDebug).join(""), ...rest]) as boolean;
  }) as Output["write"];
  signal.addEventListener("abort", restore, { once: true });
  try {
    return await work();
  } finally {
    signal.removeEventListener("abort", restore);
    restore();
  }
}

function toDebug(line: string): string {
  return line.startsWith("::") || line.trim() === "" ? line : `::debug::${line.replaceAll("%", "%25")}`;
}
