/** A stream that text goes to. */
export interface Sink {
  readonly isTerminal: boolean;
  /** Of the terminal; of anything else what is usual. */
  readonly columns: number;
  /** Resolves once more may be written. Rejects never: where nobody takes the text, the work still goes on. */
  write(text: string | Uint8Array): Promise<void>;
}

/** All that a command gets from outside, besides its arguments. */
export interface World {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly input: AsyncIterable<Uint8Array> & { readonly isTerminal: boolean };
  readonly out: Sink;
  readonly err: Sink;
  /** How standard output failed, where it could not be written; not where its reader has seen enough. */
  readonly findLoss: () => string | undefined;
  /** Aborted by Ctrl-C, with an `Interruption` as its reason. */
  readonly signal: AbortSignal;
  /** How the user calls this program, for commands that are printed to be copied. */
  readonly program: string;
}

/** Why everything stops: Ctrl-C, or another signal that asks for an end. */
export class Interruption extends Error {
  override readonly name = "Interruption";
}
