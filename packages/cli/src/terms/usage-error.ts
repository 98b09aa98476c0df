/** What is wrong with the command line or the files that it names, all at once; each says what to write instead. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  readonly faults: readonly string[];

  constructor(...faults: readonly string[]) {
    super(faults.join(" "));
    this.faults = faults;
  }
}
